/** One amber line while the server is out of reach: what happened and what is safe. The room and the live text have their own. */
import { Group, Text } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useSocketState } from '../socket.ts'
import { umum } from '../text/umum.ts'

/** Short breaks mend themselves; only one that lasts is worth a line. */
const patienceMs = 2500

export function ConnectionBanner() {
  const state = useSocketState()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (state === 'tersambung') {
      setShown(false)
      return
    }
    const timer = setTimeout(() => setShown(true), patienceMs)
    return () => clearTimeout(timer)
  }, [state])
  return (
    <div role="status" aria-live="polite" className="tanpa-cetak">
      {shown && (
        <Group
          gap="xs"
          px="md"
          py={6}
          justify="center"
          style={{
            position: 'fixed',
            insetInline: 0,
            bottom: 0,
            zIndex: 350,
            background: 'var(--ragu-latar)',
            color: 'var(--ragu)',
            borderTop: '1px solid var(--ragu)',
          }}
        >
          <IconCloudOff size={16} aria-hidden />
          <Text size="sm" fw={600}>
            {umum.sambungan.putus}
          </Text>
          <Text size="sm">{umum.sambungan.aman}</Text>
        </Group>
      )}
    </div>
  )
}
