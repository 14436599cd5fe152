/** The council's switch for kept voice prints: takes effect at once, and asks before it deletes. */
import { Fieldset, Switch } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { notifyDone, useApi, useSend } from '../../api.ts'
import { Confirm } from '../../components/confirm.tsx'
import { Async } from '../../components/States.tsx'
import { useSession } from '../../session.tsx'
import { suara } from '../../text/suara.ts'

const words = suara.dewan

export function VoiceSetting() {
  const voices = useApi('listVoice')
  return (
    <Fieldset legend={words.judul} variant="unstyled" maw={760} mt="xl">
      <Async query={voices} rows={2}>
        {({ orang }) => <VoiceSwitch kept={orang.filter((one) => one.sidik !== null).length} />}
      </Async>
    </Fieldset>
  )
}

function VoiceSwitch({ kept }: { kept: number }) {
  const { dewan, refresh } = useSession()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const set = useSend('setKenaliSuara', {
    onSuccess: async ({ terhapus }, { body }) => {
      setAsking(false)
      await Promise.all([refresh(), client.invalidateQueries({ queryKey: ['listVoice'] })])
      notifyDone(body?.aktif ? words.nyala : words.mati(terhapus))
    },
  })
  return (
    <>
      <Switch
        label={words.label}
        description={
          <>
            {words.isi}
            <br />
            {words.dasar}
          </>
        }
        checked={dewan.kenaliSuara}
        disabled={set.isPending}
        onChange={(event) => {
          if (event.currentTarget.checked) set.mutate({ body: { aktif: true } })
          else setAsking(true)
        }}
      />
      <Confirm
        opened={asking}
        title={words.matikanJudul}
        action={words.matikan(kept)}
        danger={kept > 0}
        busy={set.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => set.mutate({ body: { aktif: false } })}
      >
        {words.matikanIsi(kept)}
      </Confirm>
    </>
  )
}
