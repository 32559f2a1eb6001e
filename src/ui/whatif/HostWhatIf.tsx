/** On a host: the switches of its TCP, and the sizes of its buffers. */
import { useId } from 'react';
import type { Json } from '#scenario/difference.ts';
import type { Host } from '#scenario/scenario.ts';
import { useIndex, usePresenting } from '../store/hooks.ts';
import { attempt } from './attempt.ts';
import { withHostField, withSysctl } from './edit.ts';
import { HOST_SETTINGS, sizeToSysctl, sysctlToSize, type HostSetting, type Size, type Switch } from './hostsettings.ts';
import { setsItself } from './itself.ts';
import { ValueField } from './ValueField.tsx';
import styles from './whatif.module.css';

interface HostProps {
  readonly host: Host;
  readonly place: number;
  readonly before: Host | undefined;
}

export function HostWhatIf({ host, place, before }: HostProps) {
  const presenting = usePresenting();
  const shown = presenting ? HOST_SETTINGS.slice(0, 3) : HOST_SETTINGS;
  return (
    <div className={styles.fields}>
      {shown.map((setting) =>
        setting.kind === 'switch' ? (
          <SwitchRow key={setting.label} setting={setting} host={host} place={place} before={before} />
        ) : (
          <SizeRow key={setting.label} setting={setting} host={host} place={place} before={before} />
        ),
      )}
    </div>
  );
}

const put = (file: Json, host: number, setting: HostSetting, value: Json): Json =>
  setting.place.kind === 'field' ? withHostField(file, host, setting.place.name, value) : withSysctl(file, host, setting.place.name, value);

function SwitchRow({ setting, host, place, before }: HostProps & { readonly setting: Switch }) {
  const id = useId();
  const on = setting.isOn(host);
  const index = useIndex();
  const itself = setting.option === undefined || index === null ? null : setsItself(index, place, setting.option);
  return (
    <div className={styles.switch} data-changed={(before !== undefined && setting.isOn(before) !== on) || undefined}>
      <span id={id} className={styles.name}>
        {setting.label}
        <span className={styles.says}>{setting.says}</span>
        {itself !== null && (
          <span className={styles.itself}>
            {itself} sets {setting.option} itself, and a program’s own word counts.
          </span>
        )}
      </span>
      <button
        type="button"
        role="switch"
        className={styles.toggle}
        aria-checked={on}
        aria-labelledby={id}
        onClick={() => attempt((file) => put(file, place, setting, on ? setting.off : setting.on))}
      >
        <span aria-hidden="true">{on ? 'on' : 'off'}</span>
      </button>
    </div>
  );
}

function SizeRow({ setting, host, place, before }: HostProps & { readonly setting: Size }) {
  const value = String(host.sysctl[setting.place.name] ?? setting.linux);
  const old = String(before?.sysctl[setting.place.name] ?? setting.linux);
  return (
    <ValueField
      label={setting.label}
      says={setting.says}
      value={sysctlToSize(value)}
      shown={sysctlToSize(value)}
      changed={value !== old}
      presets={[
        ...setting.presets.map((text) => ({ value: text, text, title: '' })),
        { value: sysctlToSize(setting.linux), text: 'as Linux has it', title: sysctlToSize(setting.linux) },
      ]}
      onCommit={(typed) =>
        attempt(
          (file) => put(file, place, setting, typed === sysctlToSize(setting.linux) ? setting.linux : (sizeToSysctl(typed) ?? typed)),
          `hosts[${place}].sysctl["${setting.place.name}"]`,
        )
      }
    />
  );
}
