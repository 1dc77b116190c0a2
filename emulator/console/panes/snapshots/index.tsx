// Snapshots of the whole platform: take one, go back to one.
import { Empty } from '../../components/states';
import { texts } from '../../texts';

export function SnapshotsPane() {
  return <Empty icon="snapshots" title={texts.snapshots.missing} hint={texts.snapshots.missingHint} />;
}
