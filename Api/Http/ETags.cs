using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace MsaOrleans.Api.Http;

/// <summary>Conditional requests (RFC 9110 §13) over strong entity tags.</summary>
internal static class ETags
{
    /// <summary>
    /// Tags the answer, for callers that keep it themselves; caches do so only where <paramref name="cacheControl"/>
    /// lets them.
    /// </summary>
    /// <returns>Whether the caller already has it: 304 then.</returns>
    public static bool Matches(this HttpContext context, string tag, string? cacheControl = null)
    {
        var current = new EntityTagHeaderValue($"\"{tag}\"");
        context.Response.Headers.ETag = current.ToString();
        if (cacheControl is not null)
            context.Response.Headers.CacheControl = cacheControl;
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(candidate => candidate.Tag == "*" || candidate.Compare(current, useStrongComparison: false));
    }

    /// <summary>
    /// The versions that <c>If-Match</c> names (RFC 9110 §13.1.1): null when there is no such header or it is <c>*</c>,
    /// none when it names only what no version ever was. Weak tags match nothing here.
    /// </summary>
    public static IReadOnlyList<int>? VersionsToMatch(this HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().IfMatch;
        return request.Headers.IfMatch.Count == 0 || wanted.Any(tag => tag.Tag == "*")
            ? null
            : [.. wanted.Where(tag => !tag.IsWeak).Select(tag => VersionOf(tag.Tag.AsSpan().Trim('"'))).OfType<int>()];
    }

    private static int? VersionOf(ReadOnlySpan<char> tag) =>
        int.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && version > 0
        && tag[0] != '0'
            ? version
            : null;
}
