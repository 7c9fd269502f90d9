using System.Collections.Immutable;
using MsaOrleans.Delays;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Delays.Domain;

/// <summary>The stored notices of a fund.</summary>
internal sealed record DelayNoticesState
{
    /// <summary>By code of theme; some may be out of date.</summary>
    public ImmutableArray<DelayNotice> Notices { get; init; } = [];
}

/// <summary>Who may put up a delay notice, what it may say, and for how long.</summary>
internal static class DelayNotices
{
    /// <summary>Whether somebody writes for the fund as a whole.</summary>
    public static bool MayWrite(Actor actor, string fund) =>
        actor.Role == Role.Admin || actor.Role == Role.Supervisor && actor.Fund == fund;

    /// <summary>The notices that are shown on a day.</summary>
    public static ImmutableArray<DelayNotice> Shown(DelayNoticesState state, DateOnly today) =>
        state.Notices.RemoveAll(notice => notice.Until < today);

    /// <summary>The notices of a day with one more, or one that replaces that of its theme.</summary>
    public static Outcome<DelayNoticesState> Put(
        DelayNoticesState state,
        DelayNotice notice,
        TopicCatalog catalog,
        DateOnly today
    )
    {
        if (catalog.FindNode(notice.Theme, null, null).Refusal is { } unknown)
            return unknown;
        if (!MessageText.OfNotice(notice.Text).TryGet(out var text, out var invalid))
            return invalid;
        if (notice.Until < today || notice.Until > today.AddYears(1))
            return RefusalCode.InvalidEnd;
        var others = Without(state, notice.Theme, today).Notices;
        return new DelayNoticesState
        {
            Notices =
            [
                .. others.Add(notice with { Text = text }).OrderBy(known => known.Theme, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>The notices of a day but that of a theme.</summary>
    public static DelayNoticesState Without(DelayNoticesState state, string theme, DateOnly today) =>
        state with
        {
            Notices = Shown(state, today).RemoveAll(notice => notice.Theme == theme),
        };
}
