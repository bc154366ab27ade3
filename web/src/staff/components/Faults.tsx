import { List } from '@mantine/core';

/** What is wrong with a form, one a line; heard as soon as it is there. */
export function Faults({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <div role="alert">
      <List c="bad">
        {texts.map((text) => (
          <List.Item key={text}>{text}</List.Item>
        ))}
      </List>
    </div>
  );
}
