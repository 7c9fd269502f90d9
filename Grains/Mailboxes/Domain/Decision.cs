namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What a rule decides: the next state and an answer, or a refusal that leaves the state alone.</summary>
internal readonly record struct Decision<T>(MailboxState? Next, Outcome<T> Outcome)
    where T : class
{
    public static implicit operator Decision<T>(RefusalCode code) => new(null, code);

    public static implicit operator Decision<T>(Refusal refusal) => new(null, refusal);
}
