import { sayDate } from '../language/index.ts';
import { HAZARDS, type Hazard, type Shelter } from '../topics/index.ts';
import { type Answer, type Choice, toAnswer } from './answer.ts';
import { menuChoice, personChoice } from './compose-choices.ts';
import { toMapUrl } from './contact-card.ts';
import { say, type Voice } from './voice.ts';

export type Position = { lat: number; lon: number };

const SHELTERS_SHOWN = 3;

/** GSI's map of evacuation places everywhere in Japan, for someone outside the city. */
const NATIONAL_MAP = 'https://disaportal.gsi.go.jp/';

/** A position alone is not enough: a place safe in an earthquake may stand in the flood (design: places are chosen by hazard). */
export function composeHazardQuestion(voice: Voice, position: Position): Answer {
  if (distanceKm(position, voice.content.city.centre) > voice.content.city.centre.radiusKm)
    return composeFarAway(voice);
  const hazards = HAZARDS.map(
    (hazard): Choice => ({
      label: say(voice, `hazard.${hazard}`),
      action: { do: 'shelters', hazard, ...round(position) },
    }),
  );
  return toAnswer({
    language: voice.language,
    paragraphs: [say(voice, 'location.which')],
    sections: composeReadOut(voice, position),
    choices: [...hazards, menuChoice(voice), personChoice(voice)],
  });
}

/** The three nearest places marked for the hazard. For rain, a place must be safe from flood and from landslides. */
export function composeShelters(voice: Voice, hazard: Hazard, position: Position): Answer {
  const needed: readonly Hazard[] = hazard === 'flood' ? ['flood', 'landslide'] : [hazard];
  const near = voice.content.shelters
    .filter((shelter) => needed.every((one) => shelter.hazards.includes(one)))
    .map((shelter) => ({ shelter, km: distanceKm(position, shelter) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, SHELTERS_SHOWN);
  if (near.length === 0)
    return toAnswer({
      language: voice.language,
      paragraphs: [say(voice, 'location.noneFor')],
      choices: [menuChoice(voice), personChoice(voice)],
    });
  const river = hazard === 'flood' || hazard === 'landslide' ? [say(voice, 'location.river')] : [];
  return toAnswer({
    language: voice.language,
    title: say(voice, 'location.shelters', { hazard: say(voice, `hazard.${hazard}`) }),
    paragraphs: [say(voice, 'location.notKnownOpen'), ...river],
    contacts: near.map(({ shelter, km }) => ({
      id: shelter.name,
      name: shelter.name,
      phones: [],
      lines: [
        say(voice, 'location.distance', { distance: sayDistance(km) }),
        say(voice, shelter.isShelter ? 'location.kind.both' : 'location.kind.site'),
      ],
      address: shelter.address,
      map: toMapUrl(shelter.lat, shelter.lon),
    })),
    sections: [
      { title: say(voice, 'location.show'), lines: [`${near[0]?.shelter.name}へ行きたいです。道を教えてください。`] },
    ],
    notes: [
      say(voice, 'shelter.credit', {
        date: sayDate(voice.words, voice.language, voice.content.city.shelters.date) ?? '',
      }),
      voice.content.city.shelters.credit,
    ],
    choices: [menuChoice(voice), personChoice(voice)],
  });
}

function composeFarAway(voice: Voice): Answer {
  const params = { city: voice.content.city.name[voice.language] };
  return toAnswer({
    language: voice.language,
    paragraphs: [say(voice, 'location.far', params)],
    links: [{ label: 'disaportal.gsi.go.jp', url: NATIONAL_MAP }],
    choices: [menuChoice(voice), personChoice(voice)],
  });
}

/** Where the person is, in Japanese, to read out on the telephone or to show: the nearest known place stands in for an address. */
function composeReadOut(voice: Voice, position: Position): Answer['sections'] {
  const nearest = voice.content.shelters
    .map((shelter) => ({ shelter, km: distanceKm(position, shelter) }))
    .sort((a, b) => a.km - b.km)[0];
  if (!nearest) return [];
  const { lat, lon } = round(position);
  return [
    {
      title: say(voice, 'location.here'),
      lines: [toJapanesePlace(nearest.shelter, nearest.km), `緯度 ${lat}、経度 ${lon}`],
    },
  ];
}

const toJapanesePlace = (shelter: Shelter, km: number): string =>
  `${shelter.name}（${shelter.address}）の近く、約${km < 1 ? `${Math.max(50, Math.round(km * 20) * 50)}メートル` : `${km.toFixed(1)}キロ`}のところにいます。`;

/** Five decimals are a metre; more would only fill the button's 300 characters. */
const round = ({ lat, lon }: Position): Position => ({ lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) });

const sayDistance = (km: number): string =>
  km < 1 ? `${Math.max(50, Math.round(km * 20) * 50)} m` : `${km.toFixed(1)} km`;

const EARTH_RADIUS_KM = 6371;

/** Great-circle distance (haversine). */
export function distanceKm(a: Position, b: Position): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
}
