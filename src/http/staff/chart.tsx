import type { DayNumbers } from './numbers.ts';
import { asked } from './numbers.ts';
import { shortDay } from './parts.tsx';

/** The parts of a bar, from the ground up. */
export const chartParts = [
  ['answered', 'Answered'],
  ['offered', 'Choice offered'],
  ['missed', 'Missed'],
  ['handOffs', 'Handed to people'],
  ['care', 'Care card'],
  ['smallTalk', 'Small talk'],
] as const;

const size = {
  width: 480,
  height: 190,
  left: 34,
  right: 4,
  top: 10,
  bottom: 24,
} as const;
const barShare = 0.72;

/** The next round number that holds the highest bar: 1, 2 or 5 times a power of ten. */
const roundUp = (highest: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
  return ([1, 2, 5, 10].find((step) => step * power >= highest) ?? 10) * power;
};

const sentenceOf = (day: DayNumbers): string =>
  `${shortDay(day.day)}: ${asked(day)} asked. ${chartParts
    .filter(([name]) => day[name] > 0)
    .map(([name, label]) => `${label} ${day[name]}`)
    .join(', ')}`;

const Bar = ({
  day,
  x,
  width,
  scale,
}: {
  readonly day: DayNumbers;
  readonly x: number;
  readonly width: number;
  readonly scale: number;
}) => {
  let y = size.height - size.bottom;
  return (
    <g>
      <title>{sentenceOf(day)}</title>
      {chartParts.map(([name]) => {
        const height = day[name] * scale;
        y -= height;
        return height === 0 ? null : (
          <rect class={`bar bar-${name}`} x={x} y={y} width={width} height={height} />
        );
      })}
    </g>
  );
};

/** Questions by day as stacked bars. The table below it holds the same numbers. */
export const Chart = ({ days }: { readonly days: readonly DayNumbers[] }) => {
  const top = roundUp(Math.max(...days.map(asked)));
  const inner = size.width - size.left - size.right;
  const ground = size.height - size.bottom;
  const scale = (ground - size.top) / top;
  const step = inner / Math.max(1, days.length);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <figure class="chart">
      <figcaption>
        <ul class="legend">
          {chartParts.map(([name, label]) => (
            <li>
              <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                <rect class={`bar bar-${name}`} x="1" y="1" width="12" height="12" />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      </figcaption>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-labelledby="chart-title"
      >
        <title id="chart-title">
          Questions by day and what became of them. The table below holds the same
          numbers.
        </title>
        {[0, top / 2, top].map((value) => (
          <g>
            <line
              class="grid"
              x1={size.left}
              x2={size.width - size.right}
              y1={ground - value * scale}
              y2={ground - value * scale}
            />
            {Number.isInteger(value) ? (
              <text x={size.left - 8} y={ground - value * scale + 5} text-anchor="end">
                {value}
              </text>
            ) : null}
          </g>
        ))}
        {days.map((day, index) => (
          <Bar
            day={day}
            x={size.left + index * step + (step * (1 - barShare)) / 2}
            width={step * barShare}
            scale={scale}
          />
        ))}
        {first === undefined ? null : (
          <text x={size.left} y={size.height - 10}>
            {shortDay(first.day)}
          </text>
        )}
        {last === undefined ? null : (
          <text x={size.width - size.right} y={size.height - 10} text-anchor="end">
            {shortDay(last.day)}
          </text>
        )}
      </svg>
    </figure>
  );
};
