import type { ProblemMeaning } from './problem.js';

/** What is wrong on our side: the 5xx of the platform. Each says whether something may have been recorded. */
export const DEPENDENCY_PROBLEMS = {
  internal: {
    status: 500,
    title: { en: 'Something went wrong on our side', kk: 'Біздің тарапта қате болды', ru: 'Ошибка на нашей стороне' },
    detail: {
      en: 'Tell the operator the "traceId". A repeat with the same Idempotency-Key is safe.',
      kk: 'Операторға "traceId" мәнін айтыңыз. Сол Idempotency-Key кілтімен қайталау қауіпсіз.',
      ru: 'Сообщите оператору "traceId". Повтор с тем же Idempotency-Key безопасен.',
    },
  },
  'read-model-behind': {
    status: 503,
    title: {
      en: 'The read model has not caught up yet',
      kk: 'Оқу моделі әлі жеткен жоқ',
      ru: 'Модель чтения ещё не догнала журнал',
    },
    detail: {
      en: 'What the Sync-Token names is recorded and will show soon. Ask again.',
      kk: 'Sync-Token көрсеткен жазба тіркелген, жақында көрінеді. Қайта сұраңыз.',
      ru: 'То, на что указывает Sync-Token, записано и скоро появится. Спросите ещё раз.',
    },
  },
  'event-store-unavailable': {
    status: 503,
    title: { en: 'The event store is away', kk: 'Оқиғалар қоймасы қолжетімсіз', ru: 'Хранилище событий недоступно' },
    detail: {
      en: 'Nothing was recorded. Send the same request with the same key again.',
      kk: 'Ештеңе тіркелген жоқ. Сол сұрауды сол кілтпен қайта жіберіңіз.',
      ru: 'Ничего не записано. Отправьте тот же запрос с тем же ключом снова.',
    },
  },
  'outcome-unknown': {
    status: 503,
    title: { en: 'Whether it was recorded is not known', kk: 'Тіркелгені белгісіз', ru: 'Неизвестно, записано ли это' },
    detail: {
      en: 'Send the same request with the same Idempotency-Key: that settles it, and records it at most once.',
      kk: 'Сол сұрауды сол Idempotency-Key кілтімен жіберіңіз: нәтиже анықталады, ең көбі бір рет тіркеледі.',
      ru: 'Отправьте тот же запрос с тем же Idempotency-Key: это прояснит исход, запись будет не более одной.',
    },
  },
  'newer-history': {
    status: 503,
    title: {
      en: 'A newer release has written here',
      kk: 'Мұнда жаңарақ нұсқа жазған',
      ru: 'Здесь писала более новая версия',
    },
    detail: {
      en: 'This process does not know all that is recorded here and takes no decision on it. Ask again.',
      kk: 'Бұл процесс мұндағы жазбалардың бәрін білмейді, сондықтан шешім қабылдамайды. Қайта сұраңыз.',
      ru: 'Этот процесс знает не всё, что здесь записано, и не принимает решений. Повторите запрос.',
    },
  },
  unavailable: {
    status: 503,
    title: { en: 'The service is not available now', kk: 'Қызмет қазір қолжетімсіз', ru: 'Сервис сейчас недоступен' },
    detail: {
      en: 'It is starting, stopping, overloaded, or something it needs is away. Nothing was recorded. Ask again.',
      kk: 'Ол қосылып, тоқтап жатыр, шамадан тыс жүктелген немесе қажеті жоқ. Ештеңе тіркелген жоқ. Қайта сұраңыз.',
      ru: 'Он запускается, останавливается, перегружен, или недоступно нужное ему. Ничего не записано. Повторите запрос.',
    },
  },
  'storage-full': {
    status: 507,
    title: { en: 'The storage is full', kk: 'Сақтау орны толды', ru: 'Хранилище заполнено' },
    detail: {
      en: 'Nothing was recorded. An operator has to make room.',
      kk: 'Ештеңе тіркелген жоқ. Оператор орын босатуы керек.',
      ru: 'Ничего не записано. Оператор должен освободить место.',
    },
  },
} as const satisfies Record<string, ProblemMeaning>;
