/** Demo accounts as buttons: one press signs in. */
import { Avatar, Text, UnstyledButton } from '@mantine/core'
import type { Output } from '../../api.ts'
import { initialsOf } from '../../components/names.ts'
import { masuk } from '../../text/masuk.ts'
import { peranLabel } from '../../text/umum.ts'
import classes from './masuk.module.css'

type Account = Output<'session'>['akunDemo'][number]

export function DemoAccounts(props: {
  accounts: readonly Account[]
  disabled: boolean
  onPick: (account: { namaAkun: string; sandi: string }) => void
}) {
  return (
    <section aria-labelledby="akun-demo">
      <Text id="akun-demo" fw={600} size="sm">
        {masuk.demo}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {masuk.demoIsi}
      </Text>
      <div className={classes.demo}>
        {props.accounts.map((account) => (
          <UnstyledButton
            key={account.namaAkun}
            className={classes.account}
            disabled={props.disabled}
            onClick={() => props.onPick({ namaAkun: account.namaAkun, sandi: account.sandi })}
          >
            <Avatar size={32} radius="xl" color="dewan" aria-hidden>
              {initialsOf(account.nama)}
            </Avatar>
            <span style={{ minWidth: 0 }}>
              <Text span size="sm" fw={600} display="block" truncate>
                {account.nama}
              </Text>
              <Text span size="xs" c="dimmed" display="block">
                {peranLabel[account.peran]} · {account.namaAkun}
              </Text>
            </span>
          </UnstyledButton>
        ))}
      </div>
    </section>
  )
}
