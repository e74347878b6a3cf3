interface Props {
  headers: Readonly<Record<string, string>>;
  label: string;
}

/** Headers by name; a value may be as long as it likes. */
export function HeaderTable({ headers, label }: Props) {
  return (
    <table aria-label={label} className="w-full table-fixed text-xs">
      <tbody className="divide-y">
        {Object.entries(headers).map(([name, value]) => (
          <tr key={name} className="align-top">
            <th scope="row" className="w-2/5 px-3 py-1.5 text-start font-mono font-normal break-words text-muted-foreground">
              <bdi>{name}</bdi>
            </th>
            <td className="px-3 py-1.5 font-mono break-words">
              <bdi>{value}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
