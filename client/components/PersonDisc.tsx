/** A person: initials on the fraksi's colour, name in bold, office in grey. */
import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { contrast } from '../theme.ts'
import { initialsOf } from './names.ts'

export function PersonDisc(props: { nama: string; warna: string | null; size?: number }) {
  const size = props.size ?? 30
  const warna = /^#[0-9a-f]{6}$/i.test(props.warna ?? '') ? (props.warna as string) : null
  return (
    <span
      aria-hidden
      style={{
        display: 'inline-grid',
        placeItems: 'center',
        flex: 'none',
        width: size,
        height: size,
        borderRadius: '50%',
        fontSize: size * 0.38,
        fontWeight: 650,
        background: warna ?? 'var(--mantine-color-gray-6)',
        color: warna && contrast(warna, '#ffffff') < 4.5 ? '#201e1c' : '#fff',
      }}
    >
      {initialsOf(props.nama)}
    </span>
  )
}

export function Person(props: {
  nama: string
  warna: string | null
  detail?: string | null
  after?: ReactNode
}) {
  return (
    <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
      <PersonDisc nama={props.nama} warna={props.warna} />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={600} lh={1.35}>
          {props.nama} {props.after}
        </Text>
        {props.detail && (
          <Text size="xs" c="dimmed" lh={1.35}>
            {props.detail}
          </Text>
        )}
      </div>
    </Group>
  )
}
