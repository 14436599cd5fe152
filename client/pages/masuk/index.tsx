/** Sign-in: the council on one side, the form on the other; demo accounts as buttons where the server offers them. */
import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertCircle, IconCheck, IconClockPause, IconLogin2 } from '@tabler/icons-react'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type ApiError, useSend } from '../../api.ts'
import { Crest } from '../../components/Crest.tsx'
import { LinkAnchor } from '../../components/links.tsx'
import { useTitle } from '../../components/Page.tsx'
import { useSession } from '../../session.tsx'
import { masuk } from '../../text/masuk.ts'
import { DemoAccounts } from './DemoAccounts.tsx'
import classes from './masuk.module.css'
import { safeReturn } from './safeReturn.ts'

export default function Masuk() {
  useTitle(masuk.judul)
  const { akun, dewan, akunDemo, refresh } = useSession()
  const search = useSearch({ from: '/bare/masuk' })
  const target = safeReturn(search.kembali)
  const router = useRouter()
  const [failed, setFailed] = useState<ApiError | null>(null)
  const form = useForm({
    initialValues: { namaAkun: '', sandi: '' },
    validate: {
      namaAkun: (value) => (value.trim() ? null : 'Wajib diisi.'),
      sandi: (value) => (value ? null : 'Wajib diisi.'),
    },
  })
  const signIn = useSend('signIn', {
    quiet: true,
    onSuccess: refresh,
  })
  const submit = (body: { namaAkun: string; sandi: string }) => {
    setFailed(null)
    signIn.mutate(
      { body },
      {
        onError: (error) => {
          form.setErrors(error.fields)
          setFailed(error)
        },
      },
    )
  }
  // Only once the page knows who it is: the page behind would otherwise send them back here.
  const signedIn = akun !== null
  useEffect(() => {
    if (signedIn) router.history.replace(target)
  }, [signedIn, target, router])
  if (signedIn) return null

  return (
    <div className={classes.page}>
      <section className={classes.side} aria-label={dewan.nama}>
        <div className={classes.brand}>
          <span className={classes.crest}>
            <Crest size={56} />
          </span>
          <div>
            <Text fw={650} size="lg" lh={1.3}>
              {dewan.nama}
            </Text>
            <Text size="sm" opacity={0.85}>
              {dewan.daerah}
            </Text>
          </div>
        </div>
        <div className={classes.words}>
          <p className={classes.salam}>{masuk.salam}</p>
          <ul className={classes.points}>
            {masuk.poin.map((point) => (
              <li key={point}>
                <IconCheck size={18} aria-hidden />
                {point}
              </li>
            ))}
          </ul>
        </div>
      </section>
      <section className={classes.form}>
        <Stack gap="md" w="100%" maw={400}>
          <div>
            <Title order={1}>{masuk.judul}</Title>
            <Text c="dimmed" size="sm">
              {masuk.pengantar}
            </Text>
          </div>
          {search.kembali && !failed && (
            <Alert
              variant="light"
              color="dewan"
              icon={search.berakhir ? <IconClockPause size={18} /> : <IconLogin2 size={18} />}
            >
              {search.berakhir ? masuk.berakhir : masuk.perlu}
            </Alert>
          )}
          {failed && (
            <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert">
              {failed.message}
            </Alert>
          )}
          <form onSubmit={form.onSubmit(submit)} noValidate>
            <Stack gap="sm">
              <TextInput
                label={masuk.namaAkun}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                size="md"
                {...form.getInputProps('namaAkun')}
              />
              <PasswordInput
                label={masuk.sandi}
                autoComplete="current-password"
                size="md"
                {...form.getInputProps('sandi')}
              />
              <Button type="submit" size="md" mt={4} loading={signIn.isPending}>
                {masuk.tombol}
              </Button>
            </Stack>
          </form>
          {akunDemo.length > 0 && (
            <DemoAccounts accounts={akunDemo} onPick={submit} disabled={signIn.isPending} />
          )}
          <Text size="sm" c="dimmed">
            {masuk.lupa}
          </Text>
          <LinkAnchor to="/" size="sm">
            {masuk.publik}
          </LinkAnchor>
        </Stack>
      </section>
    </div>
  )
}
