interface TeamNameProps {
  name: string;
  /** What most teams of the draft are called first (`sharedLead`): given up before the letters that differ. */
  lead: string;
}

/** A team's name whose shared first word gives way where there is little room. */
export function TeamName({ name, lead }: TeamNameProps) {
  if (lead === '' || !name.startsWith(lead)) return name;
  return (
    <>
      <span className="team-lead">{lead}</span>
      {name.slice(lead.length)}
    </>
  );
}
