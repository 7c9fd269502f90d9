using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace MsaOrleans.Api.Problems;

/// <summary>The one place where an exception becomes a problem. Nothing of the exception's text leaves.</summary>
internal sealed class UnexpectedHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public const string RetryAfterSeconds = "5";

    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var details = Of(exception);
        context.Response.StatusCode = details.Status!.Value;
        if (details.Status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = details, Exception = exception });
    }

    private static ProblemDetails Of(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => OfJson(json),
        BadHttpRequestException bad => ProblemCatalog.OfStatus(bad.StatusCode).ToDetails(),
        UnavailableException or TimeoutException or OrleansException or OperationCanceledException => ProblemCatalog.Unavailable.ToDetails(),
        _ => ProblemCatalog.InternalError.ToDetails(),
    };

    private static ProblemDetails OfJson(JsonException json)
    {
        var field = json.Path is null or "$" ? "$" : json.Path[2..];
        return json.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? ProblemCatalog.UnknownField.ToDetails(new Dictionary<string, string[]> { [field] = ["Champ inconnu."] })
            : ProblemCatalog.InvalidJson.ToDetails(new Dictionary<string, string[]> { [field] = ["Valeur illisible ou d’un autre type que celui attendu."] });
    }
}
