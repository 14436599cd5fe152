/** The council's crest, or its initials on its colour. */
import { useSession } from '../session.tsx'

export function Crest({ size = 40 }: { size?: number }) {
  const { dewan } = useSession()
  return <CrestPicture lambang={dewan.lambang} size={size} />
}

export function CrestPicture({ lambang, size }: { lambang: string | null; size: number }) {
  if (lambang) {
    return <img src={lambang} alt="" width={size} height={size} style={{ objectFit: 'contain' }} />
  }
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" style={{ flex: 'none' }}>
      <path
        d="M20 2 36 7v13c0 9-7 15-16 18C11 35 4 29 4 20V7z"
        fill="var(--mantine-primary-color-filled)"
      />
      <path
        d="M13 27V14h7.4c3 0 4.9 1.6 4.9 4.1 0 2-1.1 3.3-3 3.8l3.9 5.1M13 22h6.4"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
