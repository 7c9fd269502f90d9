using MsaOrleans.Delays;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.Delays.Domain;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Delays;

[GrainType("delay-notices")]
internal sealed class DelayNoticesGrain(
    [PersistentState("delay-notices", StorageNames.Default)] IPersistentState<DelayNoticesState> stored,
    FundDirectory funds,
    TopicCatalog catalog,
    TimeProvider time
) : Grain, IDelayNoticesGrain
{
    private string Fund => this.GetPrimaryKeyString();

    private DateOnly Today => funds.CalendarOf(Fund).LocalDate(time.GetUtcNow());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!funds.Works(Fund))
            this.EndIfVacant(() => true);
        return Task.CompletedTask;
    }

    public Task<Outcome<DelayNoticeList>> ListAsync() =>
        Task.FromResult<Outcome<DelayNoticeList>>(
            funds.Works(Fund) ? new DelayNoticeList(DelayNotices.Shown(stored.State, Today)) : RefusalCode.UnknownFund
        );

    public Task<Outcome<DelayNotice>> GetAsync(string theme) =>
        Task.FromResult<Outcome<DelayNotice>>(
            !funds.Works(Fund) ? RefusalCode.UnknownFund
            : DelayNotices.Shown(stored.State, Today).FirstOrDefault(notice => notice.Theme == theme) is { } found
                ? found
            : RefusalCode.NotFound
        );

    public async Task<Outcome<DelayNotice>> PutAsync(Actor actor, DelayNotice notice)
    {
        if (Refuse(actor) is { } refusal)
            return refusal;
        if (!DelayNotices.Put(stored.State, notice, catalog, Today).TryGet(out var next, out var invalid))
            return invalid;
        await this.CommitAsync(stored, next);
        return next.Notices.Single(known => known.Theme == notice.Theme);
    }

    public async Task<Refusal?> RemoveAsync(Actor actor, string theme)
    {
        if (Refuse(actor) is { } refusal)
            return refusal;
        if (stored.State.Notices.Any(notice => notice.Theme == theme))
            await this.CommitAsync(stored, DelayNotices.Without(stored.State, theme, Today));
        return null;
    }

    private Refusal? Refuse(Actor actor) =>
        !funds.Works(Fund) ? new(RefusalCode.UnknownFund)
        : !DelayNotices.MayWrite(actor, Fund) ? new(RefusalCode.Forbidden)
        : null;
}
