/** How many members are there now, how many the rule asks for, in words and as a bar. */
import { Group, Progress, Select, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { keyOf, useSend } from '../../api.ts'
import { kehadiran as words } from '../../text/rapat.ts'
import { useNotulen } from '../../work/keputusan.ts'
import type { Detail } from './detail.tsx'
import { type QuorumRule, quorumDefault, quorumLabel, quorumOf, quorumRules } from './presence.ts'

export function QuorumMeter({ detail }: { detail: Detail }) {
  const { rapat, peserta, kehadiran, boleh } = detail
  const queries = useQueryClient()
  const rule = useNotulen(rapat.id).data?.kuorum ?? quorumDefault
  const change = useSend('setKuorum', {
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf('getNotulen') }),
  })
  const quorum = quorumOf(peserta, kehadiran, rule)
  if (quorum.members === 0) {
    return (
      <Text size="sm" c="dimmed">
        {words.kuorumKosong}
      </Text>
    )
  }
  const share = (n: number) => (n / quorum.members) * 100
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs">
        <Text fw={650}>{words.kuorum}</Text>
        <Group
          gap={6}
          role="status"
          style={{ color: quorum.reached ? 'var(--sah)' : 'var(--ragu)' }}
        >
          {quorum.reached ? (
            <IconCircleCheck size={18} aria-hidden />
          ) : (
            <IconAlertTriangle size={18} aria-hidden />
          )}
          <Text size="sm" fw={650}>
            {quorum.reached ? words.kuorumCukup : words.kuorumKurang(quorum.need - quorum.present)}
          </Text>
        </Group>
      </Group>
      <div style={{ position: 'relative' }}>
        <Progress.Root size={12}>
          <Progress.Section
            value={share(quorum.present)}
            color={quorum.reached ? 'green.8' : 'yellow.7'}
            aria-label={words.kuorumDari(quorum.present, quorum.members)}
          />
        </Progress.Root>
        <span
          aria-hidden
          style={{
            position: 'absolute',
            insetBlock: -3,
            insetInlineStart: `${Math.min(100, share(quorum.need))}%`,
            width: 2,
            background: 'var(--mantine-color-text)',
          }}
        />
      </div>
      <Text size="sm" className="angka">
        {words.kuorumDari(quorum.present, quorum.members)}
      </Text>
      <Select
        size="xs"
        label={words.kuorumSyarat}
        description={words.kuorumDasar}
        allowDeselect={false}
        disabled={!boleh.includes('hadir.write')}
        data={quorumRules.map((value) => ({
          value,
          label: `${quorumLabel[value]} (${quorumOf(peserta, kehadiran, value).need} orang)`,
        }))}
        value={rule}
        onChange={(value) =>
          value &&
          change.mutate({ params: { rapatId: rapat.id }, body: { aturan: value as QuorumRule } })
        }
      />
    </Stack>
  )
}
