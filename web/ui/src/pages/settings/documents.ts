/** What the settings ask of the gateway. */
import { queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { PricesQuery, TokensQuery } from "@/gql/graphql";

export const UPDATE_VIEW = graphql(`
  mutation UpdateSavedView($input: UpdateSavedViewInput!) {
    updateSavedView(input: $input) {
      savedView {
        id
      }
    }
  }
`);

export const DELETE_VIEW = graphql(`
  mutation DeleteSavedView($input: DeleteSavedViewInput!) {
    deleteSavedView(input: $input) {
      deletedId
    }
  }
`);

const MOST_TOKENS = 1000;

const TOKENS = graphql(`
  query Tokens($first: Int!) {
    tokens(first: $first) {
      nodes {
        id
        name
        role
        secretPrefix
        createdAt
        expiresAt
        revokedAt
        lastUsedAt
      }
    }
  }
`);

export type TokenRow = NonNullable<TokensQuery["tokens"]>["nodes"][number];

export const tokensQuery = () =>
  queryOptions({
    queryKey: ["tokens"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(TOKENS, { first: MOST_TOKENS }, { signal });
      if (!data.tokens) throw errors[0] ?? new Error("the list is missing");
      return data.tokens.nodes;
    },
  });

export const CREATE_TOKEN = graphql(`
  mutation CreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      secret
      token {
        id
        name
      }
    }
  }
`);

export const REVOKE_TOKEN = graphql(`
  mutation RevokeToken($input: RevokeTokenInput!) {
    revokeToken(input: $input) {
      token {
        id
      }
    }
  }
`);

const PRICES = graphql(`
  query Prices {
    prices {
      revision
      updatedAt
      updatedBy
      entries {
        provider
        model
        from
        inputPerMillion
        outputPerMillion
        cachedInputPerMillion
        cacheWritePerMillion
        discountPercent
      }
    }
  }
`);

export type PriceList = NonNullable<PricesQuery["prices"]>;
export type Price = PriceList["entries"][number];

export const pricesQuery = () =>
  queryOptions({
    queryKey: ["prices"],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(PRICES, {}, { signal });
      if (!data.prices) throw errors[0] ?? new Error("the list is missing");
      return data.prices;
    },
  });

export const SET_PRICES = graphql(`
  mutation SetPrices($input: SetPricesInput!) {
    setPrices(input: $input) {
      prices {
        revision
      }
      job {
        id
      }
    }
  }
`);
