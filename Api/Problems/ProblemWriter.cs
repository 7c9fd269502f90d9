using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace MsaOrleans.Api.Problems;

/// <summary>
/// Writes problems as JSON whatever <c>Accept</c> says. The framework would answer others with an English sentence.
/// </summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    private const string ContentType = "application/problem+json";

    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (details, http) = (context.ProblemDetails, context.HttpContext);
        Complete(details, http);
        await http.Response.WriteAsJsonAsync(details, details.GetType(), options: null, ContentType);
    }

    private static void Complete(ProblemDetails details, HttpContext context)
    {
        if (!details.Extensions.ContainsKey(ProblemResults.Code))
            details.Describe(ProblemCatalog.OfStatus(details.Status ?? context.Response.StatusCode));
        if (details is HttpValidationProblemDetails invalid)
            invalid.Errors = invalid.Errors.ToDictionary(
                error => JsonNamingPolicy.CamelCase.ConvertName(error.Key),
                error => error.Value
            );
        details.Instance = context.Request.Path;
        details.Extensions["traceId"] = Activity.Current?.Id ?? context.TraceIdentifier;
    }
}
