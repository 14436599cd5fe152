/** The last step of signing: as whom, and the certificate's passphrase. */
import { Alert, Button, PasswordInput, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconSignature } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Risalah, RisalahRecord } from '../../../../server/domain/record.ts'
import { keyOf, toApiError, useSend } from '../../../api.ts'
import { ttdText as t } from '../../../text/risalah.ts'

type Slot = 'ketua' | 'sekretaris'

export function SignForm(props: {
  risalah: Risalah
  record: RisalahRecord
  slots: readonly Slot[]
  disabled: boolean
  onSigned: (risalah: Risalah) => void
}) {
  const { risalah, record, slots } = props
  const queries = useQueryClient()
  const [slot, setSlot] = useState<Slot>(slots[0] ?? 'ketua')
  const [passphrase, setPassphrase] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const sign = useSend('signRisalah', { quiet: true })
  const label = (which: Slot) =>
    record.signers.find((s) => s.slot === which)?.label.replace(/,$/, '') ?? t.slot[which]

  async function submit(event: FormEvent) {
    event.preventDefault()
    setRefusal(null)
    try {
      const signed = await sign.mutateAsync({
        params: { risalahId: risalah.id },
        body: { slot, pdfSha256: risalah.pdfSha256, passphrase },
      })
      setPassphrase('')
      props.onSigned(signed)
      await queries.invalidateQueries({ queryKey: keyOf('getRisalah') })
      await queries.invalidateQueries({ queryKey: keyOf('getRapat') })
    } catch (error) {
      setRefusal(toApiError(error).message)
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {slots.length > 1 && (
          <div>
            <Text size="sm" fw={500} mb={4}>
              {t.sebagai}
            </Text>
            <SegmentedControl
              value={slot}
              onChange={(value) => setSlot(value as Slot)}
              data={slots.map((value) => ({ value, label: label(value) }))}
            />
          </div>
        )}
        <PasswordInput
          label={t.sandi}
          description={t.sandiPetunjuk}
          autoComplete="off"
          required
          size="md"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        {refusal && (
          <Alert color="red" icon={<IconAlertTriangle size={20} />} role="alert">
            {refusal}
          </Alert>
        )}
        <Button
          type="submit"
          size="lg"
          fullWidth
          px="sm"
          fz="md"
          leftSection={<IconSignature size={22} />}
          loading={sign.isPending}
          disabled={props.disabled || passphrase === ''}
        >
          {t.tanda(label(slot))}
        </Button>
      </Stack>
    </form>
  )
}
