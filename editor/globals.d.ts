/** What the editor puts on the window beside itself. */
interface Window {
  CMS_MANUAL_INIT?: boolean;
  createElement(tag: string, properties: Readonly<Record<string, unknown>>): unknown;
}
