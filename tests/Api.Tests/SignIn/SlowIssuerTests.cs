using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MsaOrleans.Api.SignIn;

namespace MsaOrleans.Api.Tests.SignIn;

/// <summary>An issuer that takes longer to answer than the portal waits, before anybody is sent to it.</summary>
public sealed class SlowIssuerTests
{
    [Fact]
    public async Task It_is_said_on_the_sign_in_page_not_to_answer()
    {
        var context = Context();
        await SignInAsync(context);
        Assert.Equal("/?erreur=unavailable&retour=%2Fmember%2F", $"{context.Response.Headers.Location}");
    }

    [Fact]
    public async Task A_browser_that_has_gone_is_told_nothing()
    {
        var context = Context();
        context.RequestAborted = new CancellationToken(canceled: true);
        await Assert.ThrowsAsync<TaskCanceledException>(() => SignInAsync(context));
        Assert.False(context.Response.Headers.ContainsKey("Location"));
    }

    private static Task SignInAsync(HttpContext context) =>
        IssuerEndpoints.SignInAsync(
            context,
            new IssuerEvents(null!, NullLogger<IssuerEvents>.Instance, TimeProvider.System),
            "/member/"
        );

    private static DefaultHttpContext Context() =>
        new()
        {
            RequestServices = new ServiceCollection()
                .AddSingleton<IAuthenticationService, Slow>()
                .BuildServiceProvider(),
        };

    private sealed class Slow : IAuthenticationService
    {
        public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
            throw new TaskCanceledException();

        public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) =>
            throw new NotSupportedException();

        public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
            throw new NotSupportedException();

        public Task SignInAsync(
            HttpContext context,
            string? scheme,
            System.Security.Claims.ClaimsPrincipal principal,
            AuthenticationProperties? properties
        ) => throw new NotSupportedException();

        public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
            throw new NotSupportedException();
    }
}
