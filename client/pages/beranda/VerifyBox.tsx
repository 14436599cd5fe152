/** A code from a printed copy leads to its verdict; a file can be checked on the page itself. */
import { Button, Text, TextInput, Title } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { LinkAnchor } from '../../components/links.tsx'
import { beranda as words } from '../../text/beranda.ts'
import classes from './beranda.module.css'

/** The code out of what people paste: the whole address, with spaces, or the code alone. */
export function codeFrom(text: string): string {
  const compact = text.replace(/\s+/g, '')
  return /\/v\/([^/?#]+)/.exec(compact)?.[1] ?? compact
}

export function VerifyBox() {
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const publicId = codeFrom(code)
    void (publicId
      ? navigate({ to: '/v/$publicId', params: { publicId } })
      : navigate({ to: '/v' }))
  }
  return (
    <section className={classes.verify} aria-labelledby="periksa">
      <IconShieldCheck size={28} stroke={1.5} aria-hidden />
      <Title order={2} id="periksa">
        {words.umum.periksa}
      </Title>
      <Text size="sm" c="dimmed">
        {words.umum.periksaIsi}
      </Text>
      <form onSubmit={submit}>
        <TextInput
          label={words.umum.kode}
          placeholder={words.umum.kodeContoh}
          value={code}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth mt="sm">
          {words.umum.periksaTombol}
        </Button>
      </form>
      <LinkAnchor to="/v" size="sm">
        {words.umum.periksaBerkas}
      </LinkAnchor>
    </section>
  )
}
