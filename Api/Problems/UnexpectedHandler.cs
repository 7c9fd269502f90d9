using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace MsaOrleans.Api.Problems;

/// <summary>The one place where an exception becomes a problem. Nothing of the exception's text leaves.</summary>
internal sealed partial class UnexpectedHandler(IProblemDetailsService problems, ILogger<UnexpectedHandler> logger)
    : IExceptionHandler
{
    public const string RetryAfterSeconds = "5";

    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var details = Of(exception);
        context.Response.StatusCode = details.Status!.Value;
        if (details.Status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            LogUnavailable(logger, exception.GetType().Name, exception.Message);
        }
        else if (details.Status == StatusCodes.Status500InternalServerError)
        {
            LogUnexpected(logger, exception);
        }
        return problems.TryWriteAsync(
            new()
            {
                HttpContext = context,
                ProblemDetails = details,
                Exception = exception,
            }
        );
    }

    private static ProblemDetails Of(Exception exception) =>
        exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => OfJson(json),
            BadHttpRequestException bad => ProblemCatalog.OfStatus(bad.StatusCode).ToDetails(),
            UnavailableException or TimeoutException or OrleansException or OperationCanceledException =>
                ProblemCatalog.Unavailable.ToDetails(),
            _ => ProblemCatalog.InternalError.ToDetails(),
        };

    private static ProblemDetails OfJson(JsonException json)
    {
        var field = json.Path is null or "$" ? "$" : json.Path[2..];
        if (json.Message.Contains("could not be mapped", StringComparison.Ordinal))
            return ProblemCatalog.UnknownField.ToDetails(
                new Dictionary<string, string[]> { [field] = ["Champ inconnu."] }
            );
        // The JSON reader reports half a surrogate pair by an exception of another type.
        return
            json.InnerException is InvalidOperationException { Message: var reason }
            && reason.Contains("UTF-16", StringComparison.Ordinal)
            ? ProblemCatalog.BrokenCharacter.ToDetails(
                new Dictionary<string, string[]> { [field] = [ProblemCatalog.BrokenCharacter.Detail] }
            )
            : ProblemCatalog.InvalidJson.ToDetails(
                new Dictionary<string, string[]>
                {
                    [field] = ["Valeur illisible ou d’un autre type que celui attendu."],
                }
            );
    }

    [LoggerMessage(1, LogLevel.Error, "A request failed.")]
    private static partial void LogUnexpected(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "A request was refused for now, by {Type}: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string type, string reason);
}
