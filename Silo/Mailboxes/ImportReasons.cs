namespace MsaOrleans.Silo.Mailboxes;

/// <summary>Why a rule of the mailbox refuses an entry, for the operator who mends the line.</summary>
internal static class ImportReasons
{
    public static string Of(RefusalCode code) =>
        code switch
        {
            RefusalCode.TextTooShort => "the text is too short: 10 characters of a member, 1 of an agent",
            RefusalCode.TextTooLong => "the text is too long: 750 characters of a member, 4,000 of an agent",
            RefusalCode.TextHasControlCharacters => "the text has control characters",
            RefusalCode.UnknownFund => "no such fund in the file of funds",
            RefusalCode.MailboxFull => "more contacts without a final answer than a mailbox holds",
            RefusalCode.MailboxTooLarge => "more text than a mailbox holds",
            RefusalCode.ContactClosed => "the member adds to it more than 30 days after the answer: make it a contact",
            RefusalCode.ThreadFull => "more messages than a contact holds: 100",
            RefusalCode.AlreadyAnswered => "an interim answer after another answer",
            RefusalCode.InvalidPeriod => "a procuration has ended, ends before it begins, or has an absurd year",
            RefusalCode.TooManyProxies => "more procurations than a member has: 10",
            RefusalCode.OwnProxy => "a member is no proxy of their own",
            _ => $"refused: {code}",
        };
}
