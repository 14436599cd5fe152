/** The top line of the room: which sitting, how it runs, and the doors to panels, recorder and help. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconArrowLeft,
  IconBroadcast,
  IconDots,
  IconFileText,
  IconKeyboard,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconMicrophone,
  IconSnowflake,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ruang as t } from '../../../text/ruang.ts'
import { PathLink } from '../../../work/link.tsx'
import type { Detail } from '../../rapat/detail.tsx'
import { RunPanel } from '../../rapat/RunPanel.tsx'
import classes from '../ruang.module.css'

export type Folds = { left: boolean; right: boolean }

export function RoomTop(props: {
  detail: Detail
  bagianId: string | null
  folds: Folds
  onFold: (side: keyof Folds) => void
  /** Left out where one may not record. */
  onRecorder: (() => void) | null
  onHelp: () => void
}) {
  const { detail, folds, bagianId } = props
  const { rapat, boleh } = detail
  const tool = (label: string, icon: ReactNode, onClick: () => void, pressed?: boolean) => (
    <Tooltip label={label}>
      <ActionIcon
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? undefined : 'gray'}
        c={pressed ? undefined : 'inherit'}
        size={34}
        aria-label={label}
        aria-pressed={pressed}
        onClick={onClick}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  )
  return (
    <header className={classes.top}>
      <Tooltip label={t.keluar}>
        <ActionIcon
          component={PathLink}
          href={`/rapat/${rapat.id}`}
          variant="subtle"
          color="gray"
          c="inherit"
          size={34}
          aria-label={t.keluar}
        >
          <IconArrowLeft size={19} />
        </ActionIcon>
      </Tooltip>
      {tool(t.panelKiri, <IconLayoutSidebar size={19} />, () => props.onFold('left'), folds.left)}
      <div className={classes.titles}>
        <h1 className={classes.title} title={rapat.judul}>
          {rapat.judul}
        </h1>
        <div className={classes.sub}>{[rapat.alat, rapat.tempat].filter(Boolean).join(' · ')}</div>
      </div>
      <div className={classes.run}>
        <RunPanel detail={detail} />
      </div>
      {props.onRecorder && tool(t.perekam, <IconMicrophone size={19} />, props.onRecorder)}
      {tool(t.pintasan, <IconKeyboard size={19} />, props.onHelp)}
      {tool(
        t.panelKanan,
        <IconLayoutSidebarRight size={19} />,
        () => props.onFold('right'),
        folds.right,
      )}
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" c="inherit" size={34} aria-label={t.lainnya}>
            <IconDots size={19} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={PathLink}
            href={`/rapat/${rapat.id}`}
            leftSection={<IconFileText size={16} />}
          >
            {t.keRapat}
          </Menu.Item>
          {bagianId && detail.bolehBagian[bagianId]?.includes('bagian.siaran') && (
            <Menu.Item
              component={PathLink}
              href={`/siaran/${bagianId}`}
              target="_blank"
              leftSection={<IconBroadcast size={16} />}
            >
              {t.siaran}
            </Menu.Item>
          )}
          {rapat.status === 'ditutup' && boleh.includes('risalah.freeze') && (
            <Menu.Item
              component={PathLink}
              href={`/rapat/${rapat.id}?tab=risalah`}
              leftSection={<IconSnowflake size={16} />}
            >
              {t.bekukan}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </header>
  )
}
