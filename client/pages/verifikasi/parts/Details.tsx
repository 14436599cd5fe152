/** Who signed and when, and, folded, everything a specialist asks for. */
import { Stack, Text, Title } from '@mantine/core'
import type { VerifyResult } from '../../../../server/domain/api.ts'
import type { Zone } from '../../../../server/domain/rapat.ts'
import { verifikasiText as t } from '../../../text/verifikasi.ts'
import { saat } from '../../../work/format.ts'
import classes from '../verifikasi.module.css'

/** The time inside a signature may be written in more than one way; shown as it is where it is no instant. */
function when(time: string | null, zona: Zone): string | null {
  if (time === null) return null
  return Number.isNaN(Date.parse(time)) ? time : saat(new Date(time).toISOString(), zona)
}

export function Signers({ result, zona }: { result: VerifyResult; zona: Zone }) {
  return (
    <section aria-labelledby="siapa">
      <Title order={2} id="siapa" mb="xs">
        {t.siapa}
      </Title>
      {result.signatures.length === 0 && <Text c="dimmed">{t.belumAda}</Text>}
      <Stack gap="sm">
        {result.signatures.map((s) => (
          <div key={`${s.signer}-${s.time}`}>
            <Text fw={600}>{s.signer}</Text>
            <Text size="sm" c="dimmed">
              {when(s.time, zona)} · {s.trusted ? t.dipercaya : t.belumDipercaya}
            </Text>
          </div>
        ))}
      </Stack>
    </section>
  )
}

export function Details({ result }: { result: VerifyResult }) {
  return (
    <details className={classes.details}>
      <summary>{t.rincian}</summary>
      <dl className={classes.facts}>
        <dt>{t.sidik}</dt>
        <dd className="angka">{result.sha256}</dd>
        {result.reasons.length > 0 && (
          <>
            <dt>{t.alasan}</dt>
            <dd>
              {result.reasons.map((reason) => (
                <div key={reason}>{reason}</div>
              ))}
            </dd>
          </>
        )}
        {result.signatures.map((s) => (
          <SignatureFacts key={`${s.signer}-${s.time}`} signature={s} />
        ))}
        {result.after.length > 0 && (
          <>
            <dt>{t.sesudah}</dt>
            <dd>{result.after.map((a) => a.what).join('; ')}</dd>
          </>
        )}
      </dl>
    </details>
  )
}

function SignatureFacts({ signature: s }: { signature: VerifyResult['signatures'][number] }) {
  return (
    <>
      <dt>{s.signer}</dt>
      <dd>
        {t.tingkat}: {s.level}. {t.cakupan}: {s.covers}. {t.waktu}: {s.time ?? '–'} ({s.timeSource}
        ).
      </dd>
    </>
  )
}
