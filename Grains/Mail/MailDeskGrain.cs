using System.Globalization;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mail;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mail;

/// <summary>Reads the list of late mails, and asks the mailbox of one to try it again.</summary>
[GrainType("mail-desk")]
[StatelessWorker]
internal sealed class MailDeskGrain(ILateMailStore store, FundDirectory funds) : Grain, IMailDesk
{
    public async Task<Outcome<LateMailPage>> ListAsync(Actor actor, LateMailState state, string? after)
    {
        if (actor.Role != Role.Admin)
            return RefusalCode.Forbidden;
        var place = after is null ? null : Parse(after);
        if (after is not null && place is null)
            return RefusalCode.InvalidCursor;
        var found = await store.ListAsync(state, place, IMailDesk.PageSize + 1);
        var shown = found.Take(IMailDesk.PageSize).ToList();
        return new LateMailPage(
            [.. shown.Select(View)],
            found.Count > shown.Count ? $"{shown[^1].Row.At.UtcTicks}.{shown[^1].Id}" : null
        );
    }

    public async Task<Outcome<MailRetry>> RetryAsync(Actor actor, string mailId)
    {
        if (actor.Role != Role.Admin)
            return RefusalCode.Forbidden;
        if (await store.FindAsync(mailId) is not { } mail)
            return RefusalCode.NotFound;
        var asked = await GrainFactory.GetGrain<IOutbox>(mail.MemberId).RetryAsync(mail.Row.EffectId);
        if (!asked.TryGet(out var answer, out var refusal))
            return refusal;
        if (answer.Outcome == MailRetryOutcome.NotOwed)
            await store.ForgetAsync(mailId);
        return new MailRetry(mailId, mail.MemberId, mail.Row.ContactId, answer.Outcome, answer.NextTryAt);
    }

    /// <summary>A mail of a fund that is merged counts as one of the fund that has its contacts.</summary>
    private LateMail View(ListedMail mail) =>
        new(
            mail.Id,
            mail.Row.State,
            mail.Row.Mail,
            funds.Present(mail.Row.Fund),
            mail.MemberId,
            mail.Row.ContactId,
            mail.Row.Domain,
            mail.Row.Cause,
            mail.Row.Tries,
            mail.Row.Since,
            mail.Row.NextTryAt,
            mail.Row.GivenUpAt
        );

    private static LateMailPlace? Parse(string after) =>
        after.Split('.') is [var at, { Length: > 0 } id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new(ticks, id)
            : null;
}
