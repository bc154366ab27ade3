import type { ReactNode } from 'react';
import type { Screen } from '../conversation/screens.js';
import { BeforeDeposit } from './BeforeDeposit.js';
import { Code } from './Code.js';
import { CodeMissing } from './CodeMissing.js';
import { CodeOver } from './CodeOver.js';
import { CodeWrong } from './CodeWrong.js';
import { Deposited } from './Deposited.js';
import { Door } from './Door.js';
import { Dossiers } from './Dossiers.js';
import { DossierStatus } from './DossierStatus.js';
import { Fetched } from './Fetched.js';
import { Fields } from './Fields.js';
import { Guide } from './Guide.js';
import { HolderName } from './HolderName.js';
import { Home } from './Home.js';
import { NothingKnown } from './NothingKnown.js';
import { NothingWaiting } from './NothingWaiting.js';
import { OfficialCode } from './OfficialCode.js';
import { Phone } from './Phone.js';
import { PickupDetails } from './PickupDetails.js';
import { PickupFactor } from './PickupFactor.js';
import { PickupPhone } from './PickupPhone.js';
import { Pickups } from './Pickups.js';
import { Procedure } from './Procedure.js';
import { Procedures } from './Procedures.js';
import { Rating } from './Rating.js';
import { SetUp } from './SetUp.js';
import { Starting } from './Starting.js';
import { Thanks } from './Thanks.js';
import { TroubleScreen } from './TroubleScreen.js';

/** The picture of every screen. */
export function ScreenView({ screen }: { readonly screen: Screen }): ReactNode {
  switch (screen.name) {
    case 'starting':
      return <Starting />;
    case 'set_up':
      return <SetUp refused={screen.refused} />;
    case 'home':
      return <Home />;
    case 'fields':
      return <Fields />;
    case 'procedures':
      return <Procedures fieldCode={screen.fieldCode} />;
    case 'procedure':
      return <Procedure />;
    case 'guide':
      return <Guide />;
    case 'phone':
      return <Phone refused={screen.refused} />;
    case 'pickup_phone':
      return <PickupPhone refused={screen.refused} />;
    case 'code':
      return <Code />;
    case 'code_missing':
      return <CodeMissing />;
    case 'code_wrong':
      return <CodeWrong triesLeft={screen.triesLeft} />;
    case 'code_over':
      return <CodeOver why={screen.why} />;
    case 'before_deposit':
      return <BeforeDeposit />;
    case 'official_code':
      return <OfficialCode />;
    case 'holder_name':
      return <HolderName />;
    case 'door':
      return <Door />;
    case 'deposited':
      return <Deposited />;
    case 'pickups':
      return <Pickups />;
    case 'pickup':
      return <PickupDetails />;
    case 'pickup_factor':
      return <PickupFactor />;
    case 'nothing_waiting':
      return <NothingWaiting />;
    case 'fetched':
      return <Fetched />;
    case 'rating':
      return <Rating />;
    case 'thanks':
      return <Thanks />;
    case 'dossiers':
      return <Dossiers />;
    case 'nothing_known':
      return <NothingKnown />;
    case 'dossier':
      return <DossierStatus position={screen.position} />;
    case 'trouble':
      return <TroubleScreen trouble={screen.trouble} />;
  }
}
