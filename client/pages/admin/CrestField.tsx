/** The crest: a small picture kept in the settings themselves. */
import { Button, FileButton, Group, Input } from '@mantine/core'
import type { ReactNode } from 'react'
import { CrestPicture } from '../../components/Crest.tsx'
import { admin } from '../../text/admin.ts'
import classes from './admin.module.css'

const words = admin.dewan
const maxBytes = 500_000

function toDataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onerror = () => reject(reader.error)
    reader.onload = () => resolve(String(reader.result))
    reader.readAsDataURL(file)
  })
}

export function CrestField(props: {
  value: string | null
  error?: ReactNode
  onChange: (lambang: string | null) => void
  onRefused: (message: string) => void
}) {
  const pick = async (file: File | null) => {
    if (!file) return
    if (file.size > maxBytes || !['image/png', 'image/svg+xml'].includes(file.type)) {
      props.onRefused(words.lambangBesar)
      return
    }
    props.onChange(await toDataUrl(file))
  }
  return (
    <Input.Wrapper label={words.lambang} description={words.lambangIsi} error={props.error}>
      <Group mt="xs">
        <span className={classes.crest}>
          <CrestPicture lambang={props.value} size={56} />
        </span>
        <FileButton
          accept="image/png,image/svg+xml"
          onChange={(file) => {
            pick(file).catch(() => props.onRefused(words.lambangBesar))
          }}
        >
          {(button) => (
            <Button variant="default" {...button}>
              {words.lambangPilih}
            </Button>
          )}
        </FileButton>
        {props.value && (
          <Button variant="subtle" color="gray" onClick={() => props.onChange(null)}>
            {words.lambangHapus}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  )
}
