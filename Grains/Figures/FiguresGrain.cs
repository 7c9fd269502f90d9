using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MsaOrleans.Catalog;
using MsaOrleans.Figures;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Figures;

/// <summary>Counts the requests and answers of a fund, and makes its figures from the counts.</summary>
[GrainType("figures")]
internal sealed partial class FiguresGrain : Grain, IFiguresGrain, IFigureFeed
{
    private readonly IFigureStore _store;
    private readonly FundDirectory _funds;
    private readonly TimeProvider _time;
    private readonly WriteBehind<FigureEvent> _events;

    public FiguresGrain(IFigureStore store, FundDirectory funds, TimeProvider time, ILogger<FiguresGrain> logger)
    {
        (_store, _funds, _time) = (store, funds, time);
        _events = new(store.CountAsync, Counted, logger);
    }

    /// <summary>Whether anything was ever counted here.</summary>
    private bool _isFed;

    private string Fund => this.GetPrimaryKeyString();

    private bool IsNational => Fund == IFiguresGrain.National;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!IsNational && _funds.Find(Fund) is null)
            this.EndIfVacant(() => !_isFed);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _events.DrainAsync().WaitAsync(cancellationToken);

    public Task CountAsync(FigureEvent happened)
    {
        _isFed = true;
        _events.Add(happened);
        return Task.CompletedTask;
    }

    public async Task<Outcome<FundFigures>> GetAsync(Actor actor, DateOnly from, DateOnly to)
    {
        if (!IsNational && !_funds.Works(Fund))
            return RefusalCode.UnknownFund;
        if (!actor.MaySee(Fund))
            return RefusalCode.Forbidden;
        if (to < from || to.DayNumber - from.DayNumber >= IFiguresGrain.MostDays)
            return RefusalCode.InvalidDates;
        var counts = await _store.ReadAsync(IsNational ? null : Fund, from, to);
        var funds = IsNational ? _funds.Codes : [Fund];
        return FigureSheet.Of(Fund, from, to, counts, await DeflectionAsync(funds, from, to));
    }

    private async Task<ImmutableArray<DeflectionFigures>> DeflectionAsync(
        IEnumerable<string> funds,
        DateOnly from,
        DateOnly to
    )
    {
        var months = Enumerable.Range(0, (to.Year - from.Year) * 12 + to.Month - from.Month + 1).Select(from.AddMonths);
        var counted = await Task.WhenAll(
            from fund in funds
            from month in months
            select GrainFactory.GetGrain<IDeflectionGrain>(DeflectionKey.For(fund, month)).GetAsync()
        );
        return
        [
            .. from line in counted.SelectMany(counts => counts)
            where line.Day >= @from && line.Day <= to
            group line by (line.Service, line.Reason) into same
            orderby same.Key.Service, same.Key.Reason
            select new DeflectionFigures(
                same.Key.Service,
                same.Key.Reason,
                same.Sum(line => line.Offered),
                same.Sum(line => line.Used),
                same.Sum(line => line.Declined)
            ),
        ];
    }

    private void Counted(FigureEvent happened) =>
        GrainFactory.GetGrain<IOutbox>(happened.MailboxId).NoteDeliveredAsync(happened.Id).Ignore();
}
