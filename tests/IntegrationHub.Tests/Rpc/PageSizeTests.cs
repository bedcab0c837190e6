using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;
using Xunit;

namespace IntegrationHub.Tests.Rpc;

public sealed class PageSizeTests
{
    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 1)]
    [InlineData(500, 500)]
    public void What_is_within_bounds_is_taken_and_nothing_said_means_the_default(int requested, int taken)
    {
        Assert.False(PageSize.Parse(requested, byDefault: 50, most: 500).IsRefused(out _, out var size));

        Assert.Equal(taken, size);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(501)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void What_is_out_of_bounds_is_refused_rather_than_cut(int requested)
    {
        Assert.True(PageSize.Parse(requested, byDefault: 50, most: 500).IsRefused(out var refusal, out _));

        Assert.Equal(ErrorReason.FieldInvalid, refusal.Reason);
        Assert.Equal("page_size", Assert.Single(refusal.Violations).Field);
    }
}
