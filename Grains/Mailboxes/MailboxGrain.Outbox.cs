using System.Diagnostics;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>
/// How the mailbox delivers its effects. It hands an effect over without waiting, and removes it from the outbox when
/// the receiving grain calls back. Without a call back it hands the effect over again.
/// </summary>
internal sealed partial class MailboxGrain : IOutbox, IProcurationBook
{
    /// <summary>After this time without a call back an effect is handed over again; no receiver needs longer.</summary>
    private static readonly TimeSpan HandOverGrace = TimeSpan.FromMinutes(1);

    /// <summary>The same for an alert, which first waits for others to be sent in one mail.</summary>
    private readonly TimeSpan _escalationGrace = HandOverGrace + alerts.Value.DigestWindow;

    /// <summary>When this activation last handed each effect over, by the effect's id.</summary>
    private readonly Dictionary<string, DateTimeOffset> _handedOver = [];

    public async Task SettleAsync(string effectId, MailOutcome outcome)
    {
        var now = time.GetUtcNow();
        _handedOver.Remove(effectId);
        if (outcome == MailOutcome.Refused)
            LogRefused(logger, this.GetPrimaryKeyString(), effectId);
        if (outcome != MailOutcome.Sent || !await NoteSentAsync(effectId, now))
            await CommitAsync(Settlement.Decide(Present(now), effectId, outcome, now), now);
    }

    public async Task DeferAsync(string effectId, MailFault cause)
    {
        var now = time.GetUtcNow();
        _handedOver.Remove(effectId);
        await CommitAsync(Settlement.Defer(Present(now), effectId, cause, now), now);
    }

    public async Task<Outcome<RetriedMail>> RetryAsync(string effectId)
    {
        var now = time.GetUtcNow();
        if (!Retrying.Decide(Present(now), effectId, policy, now).TryGet(out var decision, out var refusal))
            return refusal;
        if (store.RecordExists)
            await CommitAsync(decision.Next, now);
        return decision.Answer;
    }

    public async Task PutOffAsync(string effectId, DateTimeOffset until)
    {
        var now = time.GetUtcNow();
        _handedOver.Remove(effectId);
        await CommitAsync(Settlement.PutOff(Present(now), effectId, until, now), now);
    }

    public async Task NoteDoubtAsync(string effectId)
    {
        var now = time.GetUtcNow();
        _handedOver.Remove(effectId);
        await CommitAsync(Settlement.Doubt(Present(now), effectId, now), now);
    }

    public async Task NoteProcurationAsync(ProcurationUpdate update)
    {
        var now = time.GetUtcNow();
        var received = new ReceivedProcuration(
            update.MemberId,
            update.Name,
            update.From,
            update.Until,
            update.Revision,
            update.Revoked,
            update.Profile,
            update.Agreed
        );
        await CommitAsync(Procurations.Receive(Present(now), received), now);
        await GrainFactory.GetGrain<IOutbox>(update.MemberId).SettleAsync(update.EffectId, MailOutcome.Sent);
    }

    public Task<MailJob?> LeavingAsync(string effectId)
    {
        var now = time.GetUtcNow();
        var owed = MailRevalidation
            .Revalidate(Present(now), policy, now)
            .Outbox.OfType<MailEffect>()
            .FirstOrDefault(mail => mail.Id == effectId && mail.DueAt <= now);
        return Task.FromResult(owed is null ? null : JobOf(owed, now));
    }

    /// <summary>
    /// The state that a decision led to, with the notices it owes to boards, and with its mails as they would be sent
    /// now.
    /// </summary>
    private MailboxState Owing(MailboxState next, DateTimeOffset now) =>
        MailRevalidation.Revalidate(Merging.OwingBoards(State, next, policy.Funds, now), policy, now);

    private void DeliverOutbox(DateTimeOffset now)
    {
        var owed = State.Outbox.Select(effect => effect.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var settled in _handedOver.Keys.Except(owed).ToList())
            _handedOver.Remove(settled);
        foreach (var effect in State.Outbox.Where(effect => effect.DueAt <= now))
        {
            if (_handedOver.TryGetValue(effect.Id, out var at) && now - at < GraceOf(effect))
                continue;
            _handedOver[effect.Id] = now;
            HandOverAsync(effect, now).Ignore();
        }
        MeasureOutbox(now);
    }

    private TimeSpan GraceOf(Effect effect) => effect is Alert ? _escalationGrace : HandOverGrace;

    private Task HandOverAsync(Effect effect, DateTimeOffset now) =>
        effect switch
        {
            ProcurationNotice notice => GrainFactory
                .GetGrain<IProcurationBook>(notice.To)
                .NoteProcurationAsync(UpdateOf(notice, now)),
            Alert alert => GrainFactory.GetGrain<IAlertDesk>(alert.Fund).AlertAsync(JobOf(alert, now)),
            MailEffect mail => GrainFactory.GetGrain<IMailerGrain>(0).SendAsync(JobOf(mail, now)),
            _ => throw new UnreachableException($"Nobody takes {effect.GetType().Name}."),
        };

    private MailJob JobOf(MailEffect mail, DateTimeOffset now)
    {
        var contact = mail is ContactMail about ? State.Find(about.ContactId) : null;
        return mail.Describe(
            new(
                State.MemberId,
                mail.Id,
                mail.Mail,
                mail.To,
                mail.Fund,
                now,
                mail.OccurredAt,
                ContactId: contact?.Id,
                Theme: contact?.Topic.Theme.Label,
                Silence: contact?.PendingSilence
            )
        );
    }

    private ProcurationUpdate UpdateOf(ProcurationNotice notice, DateTimeOffset now)
    {
        var told = ProcurationNotices.To(State, notice.To, now);
        return new(
            notice.Id,
            told.MemberId,
            told.Name,
            told.From,
            told.Until,
            told.Revision,
            told.Revoked,
            told.Profile,
            told.Agreed
        );
    }
}
