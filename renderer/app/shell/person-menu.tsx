import { Menu, Modal, UnstyledButton } from '@mantine/core';
import { IconUserCircle, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import classes from './person-menu.module.css';
import { PersonPicker } from './person-picker.tsx';

/** Who works in this window; the owner can be somebody else. */
export function PersonMenu() {
  const t = useText('shell');
  const start = useText('start');
  const words = useText('status');
  const navigate = useNavigate();
  const { person, host } = useSession();
  const [isPicking, setPicking] = useState(false);
  return (
    <>
      <Menu position="right-end" width={220}>
        <Menu.Target>
          <UnstyledButton className={classes.person} aria-label={`${t('me')}: ${person.name}, ${words(person.role)}`}>
            <IconUserCircle size={19} stroke={1.6} aria-hidden />
            <span className={classes.text}>
              <span className={classes.name}>{person.name}</span>
              <span className={classes.role}>{words(person.role)}</span>
            </span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {host.isOwner && (
            <Menu.Item leftSection={<IconUserCircle size={16} />} onClick={() => setPicking(true)}>
              {t('changePerson')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconUsers size={16} />} onClick={() => void navigate({ to: '/people' })}>
            {t('people')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isPicking} onClose={() => setPicking(false)} title={start('whoTitle')}>
        <PersonPicker onPicked={() => setPicking(false)} />
      </Modal>
    </>
  );
}
