/** What may be done with a record in its state: read as PDF, move on, sign, publish. Steps that cannot be undone say so. */
import { Button, Group, Menu, Modal, Stack, Text, Textarea } from '@mantine/core'
import { IconChevronDown, IconDownload, IconPrinter, IconSignature } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Risalah, type RisalahStatus, risalahMoves } from '../../../../server/domain/record.ts'
import { keyOf, notifyDone, urlOf, useSend } from '../../../api.ts'
import { kerja } from '../../../text/kerja.ts'
import { moveAkibat, moveLabel, risalahText as t } from '../../../text/risalah.ts'
import { PathLink, useGo } from '../../../work/link.tsx'

type Step = { readonly status: RisalahStatus; readonly label: string; readonly effect: string }

/** The steps this account may take from here. Signing moves to `ditandatangani` by itself. */
export function stepsOf(risalah: Risalah, boleh: readonly string[]): Step[] {
  return risalahMoves[risalah.status].flatMap((status): Step[] => {
    if (status === 'terbit') {
      return boleh.includes('risalah.publish') && risalah.lingkup === 'publik'
        ? [{ status, label: t.terbitkan, effect: t.terbitkanAkibat }]
        : []
    }
    const label = moveLabel[status]
    return label && boleh.includes('risalah.settle')
      ? [{ status, label, effect: moveAkibat[status] ?? '' }]
      : []
  })
}

export function Actions({ risalah, boleh }: { risalah: Risalah; boleh: readonly string[] }) {
  const go = useGo()
  const queries = useQueryClient()
  const [step, setStep] = useState<Step | null>(null)
  const [alasan, setAlasan] = useState('')
  const move = useSend('moveRisalah')
  const publish = useSend('publishRisalah')
  const params = { risalahId: risalah.id }
  const steps = stepsOf(risalah, boleh)
  const maySign =
    boleh.includes('risalah.sign') &&
    (risalah.status === 'resmi' ||
      (risalah.status === 'ditandatangani' && risalah.signatures.length < 2))

  async function take({ status }: Step) {
    if (status === 'terbit') await publish.mutateAsync({ params })
    const moved =
      status === 'terbit'
        ? null
        : await move.mutateAsync({ params, body: { status, alasan: alasan || null } })
    setStep(null)
    notifyDone(status === 'terbit' ? t.diterbitkan : t.dipindah)
    await queries.invalidateQueries({ queryKey: keyOf('getRapat') })
    await queries.invalidateQueries({ queryKey: keyOf('getRisalah') })
    // Becoming official freezes a new version: go on reading that one.
    const next = moved?.risalah
      .filter((r) => r.lingkup === risalah.lingkup && r.dokumen === risalah.dokumen && !r.dicabut)
      .sort((a, b) => b.versi - a.versi)[0]
    if (next && next.id !== risalah.id) go(`/risalah/${next.id}`)
  }

  const [first, ...rest] = steps
  return (
    <Group gap="sm" className="tanpa-cetak">
      {maySign && (
        <Button
          component={PathLink}
          href={`/risalah/${risalah.id}/tanda-tangan`}
          leftSection={<IconSignature size={18} />}
        >
          {t.tandaTangani}
        </Button>
      )}
      {first && (
        <Button variant={maySign ? 'default' : 'filled'} onClick={() => setStep(first)}>
          {first.label}
        </Button>
      )}
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={17} />}
            rightSection={<IconChevronDown size={15} />}
          >
            PDF
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={urlOf('getPdf', { params, query: { unduh: '1' } })}
            leftSection={<IconDownload size={16} />}
          >
            {t.unduh}
          </Menu.Item>
          <Menu.Item
            component="a"
            href={urlOf('getPdf', { params })}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconPrinter size={16} />}
          >
            {t.cetak}
          </Menu.Item>
          {rest.length > 0 && <Menu.Divider />}
          {rest.map((s) => (
            <Menu.Item key={s.status} onClick={() => setStep(s)}>
              {s.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={step !== null} onClose={() => setStep(null)} title={step?.label}>
        {step && (
          <Stack gap="md">
            <Text>{step.effect}</Text>
            {step.status !== 'terbit' && (
              <Textarea
                label={t.alasan}
                autosize
                minRows={2}
                maxLength={500}
                value={alasan}
                onChange={(event) => setAlasan(event.currentTarget.value)}
              />
            )}
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={() => setStep(null)}>
                {kerja.batal}
              </Button>
              <Button
                onClick={() => void take(step).catch(() => {})}
                loading={move.isPending || publish.isPending}
              >
                {step.label}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </Group>
  )
}
