/** In the picker, for a voice without a name: where else its name will be proposed, and which other voice it may be. */
import { Button, Kbd, Text } from '@mantine/core'
import { naskah as text } from '../text/naskah.ts'
import { numberOf, type VoiceAt } from './voice.ts'

export function VoiceChoice(props: { readonly voice: VoiceAt; onJoin(label: string): void }) {
  const { voice } = props
  if (voice.others === 0 && voice.rest.length === 0) return null
  return (
    <div className="naskah-pilih-suara">
      {voice.others > 0 && (
        <Text size="xs" c="dimmed">
          {text.pilih.sebarkan(voice.label, voice.others)}
        </Text>
      )}
      {voice.rest.length > 0 && (
        <div className="naskah-pilih-gabung">
          <Text span size="xs" c="dimmed">
            {text.pilih.gabungkan(voice.label)}
          </Text>
          {voice.rest.map((label) => (
            <Button
              key={label}
              size="compact-xs"
              variant="default"
              aria-label={text.pilih.gabungkanKe(voice.label, label)}
              aria-keyshortcuts={numberOf(label) < 10 ? `Alt+${numberOf(label)}` : undefined}
              rightSection={
                numberOf(label) < 10 ? <Kbd size="xs">{text.pilih.alt(numberOf(label))}</Kbd> : null
              }
              onClick={() => props.onJoin(label)}
            >
              {text.suara(label)}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
