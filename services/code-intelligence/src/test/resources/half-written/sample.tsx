import React, { useState } from 'react';
export const View: React.FC<{ name?: string; items: readonly Item[] }> = ({ name = 'größe 😀', items, ...cart }) => {
  const [open, setOpen] = useState<boolean>(false);
  const generic = <T extends unknown>(x: T) => x as T;
  return (
    <ul className="list" onClick={() => setOpen(!open)} {...cart} data-a='b'>
      {open ? <li key={1}>It's {name} &amp; more</li> : null}
      {items.map(item => <Item.Row<string> key={item.id} a-b={`c${item!.id}`} render={() => <b>{'x'}</b>} />)}
      <>{/* nothing */}</>
      <svg:path d="M0 0" />
    </ul>
  );
};
export default class Page extends React.Component<Props, State> { state = { a: 1 }; render() { return <View items={[]}>text {"more"}</View>; } }
