/** What Next hands to a page. */
export interface PageProps<Params extends Record<string, string> = Record<never, string>> {
  params: Promise<Params>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}
