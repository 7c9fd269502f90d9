using System.Collections.Immutable;

namespace MsaOrleans.Delays;

/// <summary>What a fund tells members who write about a theme while its answers take longer.</summary>
/// <param name="Theme">Code.</param>
/// <param name="Text">French, 10 to 300 characters.</param>
/// <param name="Until">The last day on which it is shown, in the fund's time zone.</param>
[GenerateSerializer, Immutable, Alias("delay-notice")]
public sealed record DelayNotice(
    [property: Id(0)] string Theme,
    [property: Id(1)] string Text,
    [property: Id(2)] DateOnly Until
);

/// <param name="Notices">Those that are shown now, by code of theme.</param>
[GenerateSerializer, Immutable, Alias("delay-notice-list")]
public sealed record DelayNoticeList([property: Id(0)] ImmutableArray<DelayNotice> Notices);
