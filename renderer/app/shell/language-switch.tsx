import { Button, Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { type Language, languages } from '#renderer/i18n/language.ts';
import { useLanguage } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';

/** Languages are named in themselves, so that anybody finds their own. */
const nameOfLanguage: Readonly<Record<Language, 'english' | 'korean'>> = { en: 'english', ko: 'korean' };

/** Changes the language of the screen at once. */
export function LanguageSwitch() {
  const t = useText('shell');
  const [language, setLanguage] = useLanguage();
  return (
    <Menu position="bottom-end" width={150}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconLanguage size={16} />}
          aria-label={t('language')}
        >
          {t(nameOfLanguage[language])}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((other) => (
          <Menu.Item
            key={other}
            lang={other}
            onClick={() => setLanguage(other)}
            rightSection={other === language ? <IconCheck size={14} /> : null}
          >
            {t(nameOfLanguage[other])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
