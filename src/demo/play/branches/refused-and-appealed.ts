import { approval, investor, letter, proposal, signed, submission } from '../../branches/plant.js';
import { paper } from '../../papers.js';
import type { Step } from '../../story.js';
import { cardOf, goOn, type Branch, type Scene } from './branch.js';

const GOVERNMENT = 'Ministry of Energy';

const hearing = letter('decision_maker', 'hearings', {
  hearingNo: 'H-4',
  heldOn: '2019-03-04',
  form: 'in_person',
  investorPosition: 'A free plot of this size was offered in the same district',
  protocol: paper('protocol-h-4', 'Protocol of the hearing'),
});

const rejection = (number: string): Step =>
  letter(
    'decision_maker',
    'rejections',
    {
      decision: signed(number, '2019-03-11', 'decision_maker'),
      grounds: [
        { code: 'land_unavailable', text: 'There is no free land of this size', legalRef: 'Land Code art. 43' },
      ],
      appealBy: '2019-06-11',
      hearing: { reference: 'H-4' },
    },
    { pinned: true, key: `rejection-${number}` },
  );

const appeal = letter('investor_rep', 'appeals', {
  appealId: 'APPEAL-1',
  against: { kind: 'rejection', decisionNumber: 'R-3' },
  body: GOVERNMENT,
  grounds: 'The plot that was offered was not looked at',
  filedOn: '2019-04-01',
  document: paper('appeal-1', 'Appeal of the investor'),
});

const upheld = (body: string): Step['body'] => ({
  appealId: 'APPEAL-1',
  decision: signed('U-8', '2019-04-22', 'appeal_body', body),
  grounds: 'The offer of land was not looked at',
  effect: 'from_annulment',
  decisionDueOn: '2019-06-21',
});

const upholding = letter('appeal_body', 'upheld-appeals', upheld(GOVERNMENT), { pinned: true });

/** A no is reasoned, after a hearing; another body may annul it, and the council decides anew. */
export const refusedAndAppealed: Branch = {
  name: 'refused-and-appealed',
  title: 'Refused and appealed: the refusal is annulled and the proposal approved anew',
  async play(scene) {
    const { desk, letters, numbers } = scene;
    await goOn(scene, [
      ['Another investor comes to Korday', investor('plant', 'Shu Saulesi')],
      ['Its proposal: 5 MW on 9 ha', proposal(numbers, 'plant')],
      ['Submit it', submission()],
    ]);
    await desk.send(letters, 'Refuse it without having heard the investor', rejection('R-3'), {
      status: 400,
      code: 'PROJECT_REJECTED_WITHOUT_HEARING',
    }, { body: { ...rejection('R-3').body, hearing: {} } }); // prettier-ignore
    await goOn(scene, [
      ['Hear the investor', hearing],
      ['Refuse it: no free land, article 43', rejection('R-3')],
    ]);
    const refused = await cardOf(scene);
    desk.check('the card shows the stage', refused.stage, 'rejected');
    await desk.send(letters, 'Approve it all the same', approval('D-22', '2019-03-18'), {
      status: 409,
      code: 'PROJECT_IS_OVER',
    });
    await answered(scene, refused.lastEventRevision);
  },
};

async function answered(scene: Scene, refusedAt: number | undefined): Promise<void> {
  const { desk, letters } = scene;
  await desk.send(letters, 'Appeal to the ministry, in its term', appeal);
  await desk.send(
    letters,
    'Answer the appeal in the name of the akimat that refused',
    upholding,
    {
      status: 403,
      code: 'PROJECT_APPEAL_DECIDED_BY_FIRST_BODY',
      means: 'another body than the one that decided first',
    },
    { body: upheld('Akimat of Zhambyl region') },
  );
  await desk.send(letters, 'Uphold the appeal: the refusal is annulled', upholding, {
    means: 'in review again, with a new term; the refusal stays in the record',
  });
  const again = await cardOf(scene);
  desk.check('the stage and the appeal on the card', [again.stage, again.appeal?.overlay], ['review', 'upheld']);
  await desk.send(letters, 'Approve it anew', approval('D-30', '2019-05-20'));
  const approved = await cardOf(scene);
  desk.see('approved, says the card', [approved.stage, approved.decision?.outcome], ['approved', 'approved']);
  const then = await cardOf(scene, `?revision=${refusedAt}`);
  desk.see(
    'rejected, says the card of the version before the appeal',
    [then.stage, then.decision?.outcome],
    ['rejected', 'rejected'],
  );
}
