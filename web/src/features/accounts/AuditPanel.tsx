import { useAudit, type AuditEntry } from '@/api/accounts';
import { messageOf } from '@/api/client';
import { Button } from '@/components/Button';
import { EmptyNote, ErrorNote } from '@/components/Notice';
import { Pieces } from '@/components/Pieces';
import { HeadCell, Row, Table } from '@/components/Table';
import { auditDetail, auditPieces } from '@/words/audit';
import { words } from '@/words/catalogue';
import { accountWords } from '@/words/accounts';

/** Who did what with their rights, the newest first. */
export function AuditPanel() {
  const audit = useAudit();
  const entries = audit.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-label={accountWords.say('audit_log')} className="flex flex-col gap-3">
      {audit.error && !audit.isFetchNextPageError && (
        <ErrorNote>{messageOf(audit.error)}</ErrorNote>
      )}
      {audit.isSuccess && entries.length === 0 && (
        <EmptyNote>{accountWords.say('nothing_happened_yet')}</EmptyNote>
      )}
      {entries.length > 0 && (
        <Table
          headClassName="hidden tablet:table-header-group"
          head={
            <>
              <HeadCell className="w-52">{accountWords.say('when')}</HeadCell>
              <HeadCell>{accountWords.say('what')}</HeadCell>
              <HeadCell className="w-48">{accountWords.say('from')}</HeadCell>
            </>
          }
        >
          {entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </Table>
      )}
      {audit.hasNextPage && (
        <div className="flex flex-col items-center gap-2">
          {audit.isFetchNextPageError && <ErrorNote>{messageOf(audit.error)}</ErrorNote>}
          <Button isBusy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {accountWords.say('show_older_ones')}
          </Button>
        </div>
      )}
    </section>
  );
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const detail = auditDetail(entry);
  const when = words.dayTime(entry.at);
  return (
    <Row className="align-top">
      <td className="hidden px-4 py-2 whitespace-nowrap text-soft tablet:table-cell">
        <time dateTime={entry.at}>{when}</time>
      </td>
      <td className="max-w-0 px-4 py-2 break-words">
        <Pieces pieces={auditPieces(entry)} />
        {detail !== '' && (
          <span className="block text-[13px] text-soft">
            <bdi>{detail}</bdi>
          </span>
        )}
        <span className="block text-[13px] text-faint tablet:hidden">
          {when}
          {entry.address !== '' && ` · ${entry.address}`}
        </span>
      </td>
      <td className="hidden px-4 py-2 text-soft tablet:table-cell">{entry.address}</td>
    </Row>
  );
}
