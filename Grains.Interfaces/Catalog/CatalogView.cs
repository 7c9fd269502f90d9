using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MsaOrleans.Identity;

namespace MsaOrleans.Catalog;

/// <summary>The themes a profile may choose from; every profile's when none is asked for.</summary>
/// <param name="Version">Changes whenever the content does; the HTTP API's ETag.</param>
[GenerateSerializer, Immutable, Alias("catalog-view")]
public sealed record CatalogView(
    [property: Id(0)] string Version,
    [property: Id(1)] Profile? Profile,
    [property: Id(2)] ImmutableArray<ThemeView> Themes
);

[GenerateSerializer, Immutable, Alias("theme-view")]
public sealed record ThemeView(
    [property: Id(0)] string Code,
    [property: Id(1)] string Label,
    [property: Id(2)] ImmutableArray<Profile> Profiles,
    [property: Id(3)] ImmutableArray<SubjectView> Subjects
);

[GenerateSerializer, Immutable, Alias("subject-view")]
public sealed record SubjectView(
    [property: Id(0)] string Code,
    [property: Id(1)] string Label,
    [property: Id(2)] ImmutableArray<Profile> Profiles,
    [property: Id(3)] ImmutableArray<ReasonView> Reasons
);

/// <param name="OnlineService">The service to offer before a message is written, if one does the job faster.</param>
/// <param name="Silence">What silence means; absent where the reason asks for no decision.</param>
[GenerateSerializer, Immutable, Alias("reason-view")]
public sealed record ReasonView(
    [property: Id(0)] string Code,
    [property: Id(1)] string Label,
    [property: Id(2)] ImmutableArray<Profile> Profiles,
    [property: Id(3)] OnlineServiceLink? OnlineService,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SilenceRule? Silence = null
);

[GenerateSerializer, Immutable, Alias("online-service-link")]
public sealed record OnlineServiceLink(
    [property: Id(0)] string Code,
    [property: Id(1)] string Label,
    [property: Id(2)] Uri Url
);
