using Microsoft.Net.Http.Headers;

namespace MsaOrleans.Api.Http;

/// <summary>Conditional requests (RFC 9110 §13) over strong entity tags.</summary>
internal static class ETags
{
    /// <summary>Tags the answer, for callers that keep it themselves; caches do so only where <paramref name="cacheControl"/> lets them.</summary>
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

    /// <summary>The version that <c>If-Match</c> names, or null when there is no such header or it is <c>*</c>.</summary>
    /// <returns>False when the header names something that no version ever was.</returns>
    public static bool TryGetIfMatch(this HttpRequest request, out int? version)
    {
        version = null;
        var wanted = request.GetTypedHeaders().IfMatch;
        if (request.Headers.IfMatch.Count == 0 || wanted is [{ Tag.Value: "*" }])
            return true;
        var valid = wanted is [var tag] && int.TryParse(tag.Tag.AsSpan().Trim('"'), out var number) && (version = number) > 0;
        return valid;
    }
}
