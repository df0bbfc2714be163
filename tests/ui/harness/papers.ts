/** A report as the agent draws it, reduced to what the page does with it: its three styles, and somebody's words. */
import { readFileSync } from 'node:fs';

import type { ReportOrder } from '../../../ui/src/lib/api/types/ReportOrder';

const style = (name: string) => readFileSync(new URL(`../../../assets/report/${name}.css`, import.meta.url), 'utf8');

export function reportOf({ name, paper, sections }: ReportOrder): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Night cramp report</title>
    <style>${style('report')}</style><style>${style(paper)}</style></head><body><main><section class="summary">
    <header><div><h1>Night cramp report</h1><p>1 Aug 2025 to 10 Nov 2025</p></div>
    ${name ? `<p class="name">Name: <b>${name}</b></p>` : ''}</header>
    <p class="key">83 of 102 nights recorded.</p><p>${sections.join(', ')}</p>
    <p class="fine">In small letters.</p></section></main></body></html>`;
}
