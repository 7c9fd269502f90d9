using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using MsaOrleans.Api.Portal;

namespace MsaOrleans.Api.Problems;

public static class ProblemServices
{
    /// <summary>Every error answer, whoever writes it, is a problem with a code and a French sentence.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        .Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true)
        .AddExceptionHandler<UnexpectedHandler>()
        // Asked before the writer of problems, which takes all that it leaves.
        .AddSingleton<IProblemDetailsWriter, ErrorPages>()
        .AddProblemDetails(options => options.CustomizeProblemDetails = context => Complete(context.ProblemDetails, context.HttpContext));

    private static void Complete(ProblemDetails details, HttpContext context)
    {
        if (!details.Extensions.ContainsKey(ProblemResults.Code))
            details.Describe(ProblemCatalog.OfStatus(details.Status ?? context.Response.StatusCode));
        if (details is HttpValidationProblemDetails invalid)
            invalid.Errors = invalid.Errors.ToDictionary(error => JsonNamingPolicy.CamelCase.ConvertName(error.Key), error => error.Value);
        details.Instance = context.Request.Path;
    }
}
