import{At as e,B as t,Bt as n,Ct as r,Ei as i,Et as a,F as o,Fn as s,Gi as c,Ht as l,It as u,Nn as d,Nt as f,Ot as p,Pt as m,R as h,Ti as g,Tt as _,Wi as v,Xi as y,_i as b,bi as ee,gt as x,k as S,qi as te,qr as C,vi as w,w as T,y as ne,yi as E,z as re,zr as D,zt as ie}from"./ui-BRrfCYTM.js";import{n as ae,t as oe}from"./Conversation-BTekZ8VO.js";import{t as O}from"./Visible-DRgzUo29.js";import{n as se,r as ce,t as k}from"./paths-DCL5ejDm.js";import{t as le}from"./sessionLink-Dmt5-60b.js";import{t as A}from"./useMutation-DCf-m_dI.js";import{c as j,o as ue,s as de}from"./TurnOf-C6eqNo8y.js";var M=y(te(),1),N={header:`_header_17bjq_1`,facts:`_facts_17bjq_7`,filter:`_filter_17bjq_29`,second:`_second_17bjq_36`,bad:`_bad_17bjq_40`,tools:`_tools_17bjq_44`,parts:`_parts_17bjq_53`,reason:`_reason_17bjq_69`,tags:`_tags_17bjq_78`,tabs:`_tabs_17bjq_116`,note:`_note_17bjq_136`,stack:`_stack_17bjq_144`,grades:`_grades_17bjq_159`,counts:`_counts_17bjq_176`,values:`_values_17bjq_180`,veil:`_veil_17bjq_208`,modal:`_modal_17bjq_217`},P=c(),fe={UNICODE:`halves of surrogate pairs, or bytes that are no UTF-8, are U+FFFD`,NUMBER:`a number that cannot be stored is a text`,KEY:`a key has another name`,DEPTH:`what is nested too deep is its JSON text`,SIZE:`what has too many values is its JSON text`,CONVERTED:`it was converted`,CUT:`it was too long`,LEFT_OUT:`it is not stored`,MORE:`there are more`};function pe({of:{id:e,alterations:t}}){return t.length===0?null:(0,P.jsxs)(`details`,{className:N.note,children:[(0,P.jsxs)(`summary`,{children:[`≠ What is stored differs from what was logged in `,t.length,` `,t.length===1?`place`:`places`]}),(0,P.jsx)(`ul`,{children:t.map(({path:t,kind:n,original:r},i)=>(0,P.jsxs)(`li`,{children:[(0,P.jsx)(he,{id:e,pointer:t}),`: `,fe[n],r!==null&&(0,P.jsxs)(P.Fragment,{children:[`; logged was `,(0,P.jsx)(`code`,{children:(0,P.jsx)(O,{text:r})})]})]},i))})]})}var me=[`request`,`response`,`extra`];function he({id:e,pointer:t}){let[n=``,...r]=se(t),i=(0,P.jsx)(`code`,{children:(0,P.jsx)(O,{text:t})});if(!me.includes(n))return i;let a=encodeURIComponent(JSON.stringify(ce(r)));return(0,P.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${n}&at=${a}`,children:i})}function ge({of:{id:e,answers:t}}){let n=Math.max(0,...(t??[]).map(e=>Array.isArray(e)?e.length:0));return n<2?null:(0,P.jsxs)(`p`,{className:N.note,children:[`Of `,n,` answers this is the first; all of them stand in the`,` `,(0,P.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=response`,children:`Response`}),`.`]})}var _e=u(`
  query CompletionHead($id: ID!) {
    completion(id: $id) {
      id
      kind
      status
      tags
      model
      provider
      operation
      finishReason
      providerFinishReason
      isRefusal
      duration
      timeToFirstToken
      promptVersion
      failureKind
      failureReason
      createdAt
      clientCreatedAt
      updatedAt
      revision
      sessionId
      session {
        id
        name
      }
      userId
      isDerivationPending
      usage {
        promptTokens
        completionTokens
        totalTokens
        cachedTokens
        cacheWriteTokens
        reasoningTokens
        audioTokens
      }
      cost {
        total
        input
        output
        cached
        priceSource
        priceDate
        pricedModel
      }
      alterations {
        path
        kind
        original
      }
      answers: values(paths: ["response.choices.index", "response.candidates.index"])
    }
  }
`),ve=u(`
  query CompletionPayload($id: ID!) {
    completion(id: $id) {
      request
      response
      extra
    }
  }
`),ye=u(`
  query CompletionStack($id: ID!) {
    completion(id: $id) {
      stacktrace {
        file
        line
        lineno
        name
      }
    }
  }
`),be=u(`
  query CompletionFeedback($id: ID!, $after: String) {
    completion(id: $id) {
      feedbackTasks {
        id
        name
        archivedAt
      }
      feedback(first: 100, after: $after) {
        nodes {
          id
          createdAt
          updatedAt
          taskId
          taskVersion
          task {
            id
            name
            version
          }
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            id
            name
          }
          revision
          revisedBy {
            tokenId
            name
          }
          history {
            revision
            at
            tokenId
            taskVersion
            jsonValues
            comment
            grader {
              kind
              id
              name
            }
          }
          adjudicates
        }
        pageInfo {
          hasNextPage
        }
        totalCount
      }
    }
  }
`),xe=u(`
  mutation CompletionAddTags($id: ID!, $tags: [String!]!) {
    addTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Se=u(`
  mutation CompletionRemoveTags($id: ID!, $tags: [String!]!) {
    removeTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Ce=u(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),we=u(`
  query CompletionNeighbour($filter: CompletionFilter!, $direction: OrderDirection!) {
    completions(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: $direction }]
      first: 1
    ) {
      nodes {
        id
      }
    }
  }
`),Te=u(`
  subscription CompletionOfPageChanged($filter: CompletionFilter!, $after: String) {
    completionChanged(filter: $filter, after: $after) {
      cursor
      type
      completion {
        revision
        status
      }
    }
  }
`),Ee=u(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),De=t=>g({queryKey:[`completion`,t,`head`],queryFn:async({signal:n})=>{let{data:r,errors:i}=await e(_e,{id:t},{signal:n});if(r.completion===null&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return{completion:r.completion,errors:i}}}),Oe=t=>g({queryKey:[`completion`,t,`stack`],queryFn:async({signal:n})=>{let{data:r,errors:i}=await e(ye,{id:t},{signal:n});if(!r.completion)throw i[0]??F();return r.completion.stacktrace}}),ke=t=>g({queryKey:[`completion`,t,`feedback`],queryFn:async({signal:n})=>{let{data:r,errors:i}=await e(be,{id:t,after:null},{signal:n});if(!r.completion?.feedback)throw i[0]??F();return{...r.completion.feedback,tasks:r.completion.feedbackTasks}}});async function Ae(t,n){let{data:r}=await e(we,{filter:{createdAt:n?{gt:t}:{lt:t}},direction:n?`ASC`:`DESC`});return r.completions?.nodes[0]?.id??null}function F(){return new f(`NOT_FOUND`,{message:`This completion is not here any more.`})}function je({id:e}){let{data:t,error:n,isPending:r,refetch:o}=i(ke(e));if(r)return(0,P.jsx)(D,{});if(n)return(0,P.jsx)(a,{error:n,retry:()=>void o()});let s=new Map;for(let e of t.nodes)s.set(e.taskId,[...s.get(e.taskId)??[],e]);let c=t.tasks.filter(e=>!s.has(e.id)&&e.archivedAt===null);return(0,P.jsxs)(`div`,{className:N.feedback,children:[t.nodes.length===0&&(0,P.jsx)(h,{title:`Not graded`,children:(0,P.jsx)(`p`,{children:`Nobody has given feedback on it.`})}),[...s].map(([e,t])=>(0,P.jsx)(Me,{id:e,grades:t},e)),t.pageInfo.hasNextPage&&(0,P.jsxs)(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),c.length>0&&(0,P.jsxs)(`section`,{children:[(0,P.jsx)(`h2`,{children:`Tasks that want a grade`}),(0,P.jsx)(`ul`,{children:c.map(t=>(0,P.jsxs)(`li`,{children:[(0,P.jsx)(`a`,{href:I(t.id),className:N.filter,children:(0,P.jsx)(O,{text:t.name})}),` `,(0,P.jsx)(`a`,{href:`#/grade/${encodeURIComponent(t.id)}?i=${encodeURIComponent(e)}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var I=e=>`#/tasks/${encodeURIComponent(e)}`;function Me({id:e,grades:t}){let n=t[0]?.task;return(0,P.jsxs)(`section`,{children:[(0,P.jsx)(`h2`,{children:n?(0,P.jsx)(`a`,{href:I(e),className:N.filter,children:(0,P.jsx)(O,{text:n.name})}):`A task that is gone`}),(0,P.jsx)(`ul`,{className:N.grades,children:t.map(e=>(0,P.jsx)(`li`,{"data-counts":e.adjudicates,children:(0,P.jsx)(Ne,{grade:e})},e.id))})]})}function Ne({grade:e}){let t=e.task?.version,n=t!==void 0&&t!==e.taskVersion;return(0,P.jsxs)(P.Fragment,{children:[(0,P.jsxs)(`p`,{className:N.tools,children:[e.adjudicates&&(0,P.jsx)(`strong`,{className:N.counts,children:`★ the one that counts`}),(0,P.jsxs)(`span`,{children:[`by `,(0,P.jsx)(`b`,{children:L(e)})]}),e.grader?.name!==e.author?.name&&e.author&&(0,P.jsxs)(`span`,{className:N.second,children:[`token `,(0,P.jsx)(O,{text:e.author.name??e.author.tokenId})]}),(0,P.jsx)(S,{at:e.createdAt}),(0,P.jsxs)(`span`,{className:N.second,children:[`version `,e.taskVersion,n&&` of ${t}`]})]}),(0,P.jsx)(R,{of:e.jsonValues,comment:e.comment}),e.history.length>0&&(0,P.jsx)(Pe,{grade:e})]})}function L({grader:e,author:t}){let n=e?.name??e?.id??t?.name??t?.tokenId??`nobody known`,r=e&&e.kind!==`HUMAN`?` (${e.kind.toLowerCase()})`:``;return(0,P.jsx)(O,{text:n+r})}function Pe({grade:e}){let[t,n]=(0,M.useState)(!1);return(0,P.jsxs)(`div`,{children:[(0,P.jsxs)(s,{"aria-expanded":t,onPress:()=>n(!t),children:[t?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,(0,P.jsx)(S,{at:e.updatedAt}),` by`,` `,(0,P.jsx)(O,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),t&&(0,P.jsx)(`ol`,{className:N.grades,"aria-label":`Earlier revisions, newest first`,children:e.history.toReversed().map(e=>(0,P.jsxs)(`li`,{children:[(0,P.jsxs)(`p`,{className:N.tools,children:[`revision `,e.revision,` `,(0,P.jsx)(S,{at:e.at}),(0,P.jsxs)(`span`,{className:N.second,children:[`version `,e.taskVersion]}),e.grader&&L(e)]}),(0,P.jsx)(R,{of:e.jsonValues,comment:e.comment})]},e.revision))})]})}function R({of:e,comment:t}){let n=typeof e==`object`&&e&&!Array.isArray(e)?Object.entries(e):[[``,e]];return(0,P.jsxs)(P.Fragment,{children:[(0,P.jsx)(`dl`,{className:N.values,children:n.map(([e,t])=>(0,P.jsxs)(`div`,{children:[(0,P.jsx)(`dt`,{children:(0,P.jsx)(O,{text:e})}),(0,P.jsx)(`dd`,{children:(0,P.jsx)(O,{text:typeof t==`string`?t:JSON.stringify(t,null,1)})})]},e))}),t!==``&&(0,P.jsx)(`blockquote`,{children:(0,P.jsx)(O,{text:t})})]})}function Fe({role:e,...t}){let n=p(e),r=(0,M.useId)();return n===null?(0,P.jsx)(s,{...t}):(0,P.jsxs)(`span`,{children:[(0,P.jsx)(s,{...t,isDisabled:!0,"aria-describedby":r}),` `,(0,P.jsx)(`small`,{id:r,children:n})]})}function Ie({id:e}){let[t,r]=(0,M.useState)(!1);return(0,P.jsxs)(P.Fragment,{children:[(0,P.jsx)(Fe,{role:`ADMIN`,onPress:()=>r(!0),children:`Delete …`}),(0,P.jsx)(n,{isOpen:t,onOpenChange:r,isDismissable:!0,className:N.veil??``,children:(0,P.jsx)(ie,{className:N.modal??``,children:(0,P.jsx)(Le,{id:e,close:()=>r(!1)})})})]})}function Le({id:t,close:n}){let r=v(),i=w(),{mutate:a,isPending:o,error:c}=A({mutationFn:()=>e(Ce,{id:t}),onSuccess:()=>{x(`Deleted`),n(),r.removeQueries({queryKey:[`completion`,t]}),r.invalidateQueries({queryKey:[`completions`]}),i({to:`/completions`})}});return(0,P.jsxs)(l,{role:`alertdialog`,children:[(0,P.jsx)(d,{slot:`title`,children:`Delete this completion?`}),(0,P.jsxs)(`p`,{children:[(0,P.jsx)(`code`,{children:t}),` is gone for good, and so is it from the feedback on it.`]}),c&&(0,P.jsxs)(`p`,{role:`alert`,className:N.bad,children:[`✕ `,m(c).message]}),(0,P.jsxs)(`div`,{className:N.tools,children:[(0,P.jsx)(s,{autoFocus:!0,onPress:n,children:`Keep it`}),(0,P.jsx)(s,{className:`primary`,isDisabled:o,onPress:()=>a(),children:`Delete it`})]})]})}function Re({of:{id:e,tags:t}}){let n=p(`WRITER`),r=(0,M.useId)(),i=(0,M.useRef)(null),a=ze(e);C((0,M.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>i.current?.focus()}],[n]));let o=e=>a.mutate({tag:e,isAdded:!1});return(0,P.jsxs)(`div`,{className:N.tags,children:[(0,P.jsx)(`ul`,{"aria-label":`Tags`,children:t.map(e=>(0,P.jsxs)(`li`,{children:[(0,P.jsx)(U,{by:{tags:{hasAll:[e]}},children:(0,P.jsx)(O,{text:e})}),n===null&&(0,P.jsx)(s,{"aria-label":`Take away the tag ${e}`,onPress:()=>o(e),children:`×`})]},e))}),(0,P.jsx)(Be,{input:i,isDisabled:n!==null,why:r,add:e=>a.mutate({tag:e,isAdded:!0})}),n!==null&&(0,P.jsx)(`small`,{id:r,children:n}),a.error&&(0,P.jsxs)(`span`,{role:`alert`,className:N.bad,children:[`✕ `,m(a.error).message]})]})}function ze(t){let n=v();return A({mutationFn:async({tag:n,isAdded:r})=>{let i={id:t,tags:[n]},[a]=(r?(await e(xe,i)).data.addTags?.results:(await e(Se,i)).data.removeTags?.results)??[];if(a?.error)throw new f(a.error.code,a.error);return a?.completion},onSuccess:(e,{tag:r,isAdded:i})=>{if(x(i?`Tagged ${r}`:`${r} is taken away`),!e)return;let{queryKey:a}=De(t);n.setQueryData(a,t=>t?.completion?{...t,completion:{...t.completion,...e}}:t)}})}function Be({input:t,isDisabled:n,why:r,add:a}){let[o,s]=(0,M.useState)(``),c=(0,M.useId)(),l=i({queryKey:[`tag-suggestions`,o],queryFn:({signal:t})=>e(Ee,{prefix:o},{signal:t}),enabled:o!==``&&o.length<=100});return(0,P.jsxs)(`form`,{onSubmit:e=>{e.preventDefault(),o.trim()!==``&&a(o.trim()),s(``)},children:[(0,P.jsx)(`input`,{ref:t,"aria-label":`New tag`,placeholder:`Add a tag`,value:o,list:c,disabled:n,...n&&{"aria-describedby":r},onChange:({target:e})=>s(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),(0,P.jsx)(`datalist`,{id:c,children:l.data?.data.suggest?.names.map(({name:e})=>(0,P.jsx)(`option`,{value:e},e))})]})}var z=new Intl.NumberFormat(`en`);function Ve({of:e}){if(!e)return`–`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return(0,P.jsx)(B,{all:e.totalTokens===null?`–`:z.format(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:(0,P.jsx)(V,{name:e,value:z.format(t),depth:n},e))})}function He({of:e}){return e?(0,P.jsxs)(B,{all:`$${e.total}`,children:[(0,P.jsx)(V,{name:`input`,value:`$${e.input}`,depth:0}),(0,P.jsx)(V,{name:`read from a cache`,value:`$${e.cached}`,depth:1}),(0,P.jsx)(V,{name:`output`,value:`$${e.output}`,depth:0}),(0,P.jsx)(V,{name:`price of`,value:e.pricedModel,depth:0}),(0,P.jsx)(V,{name:`by`,value:e.priceSource,depth:0}),e.priceDate!==null&&(0,P.jsx)(V,{name:`as of`,value:e.priceDate,depth:0})]}):(0,P.jsx)(`span`,{title:`The price or the tokens are not known for sure`,children:`not known`})}function B({all:e,children:t}){return(0,P.jsxs)(`details`,{className:N.parts,children:[(0,P.jsx)(`summary`,{children:e}),(0,P.jsx)(`table`,{children:(0,P.jsx)(`tbody`,{children:t})})]})}function V({name:e,value:t,depth:n}){return(0,P.jsxs)(`tr`,{children:[(0,P.jsx)(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),(0,P.jsx)(`td`,{children:t})]})}function Ue({of:e}){return(0,P.jsxs)(`header`,{className:N.header,children:[(0,P.jsxs)(`dl`,{className:N.facts,children:[(0,P.jsx)(H,{name:`Status`,children:e.status===null?(0,P.jsx)(T,{of:null}):(0,P.jsx)(U,{by:{status:{eq:e.status}},children:(0,P.jsx)(T,{of:e.status})})}),e.failureKind!==null&&(0,P.jsx)(H,{name:`Failure`,children:(0,P.jsx)(U,{by:{failureKind:{eq:e.failureKind}},children:(0,P.jsx)(O,{text:e.failureKind})})}),(0,P.jsx)(We,{of:e}),(0,P.jsx)(H,{name:`Duration`,children:G(e.duration)}),e.timeToFirstToken!==null&&(0,P.jsx)(H,{name:`First token`,children:G(e.timeToFirstToken)}),(0,P.jsx)(H,{name:`Tokens`,children:(0,P.jsx)(Ve,{of:e.usage})}),(0,P.jsx)(H,{name:`Cost`,children:(0,P.jsx)(He,{of:e.cost})}),(0,P.jsx)(Ge,{of:e}),(0,P.jsx)(Ke,{of:e}),(0,P.jsx)(H,{name:`Made`,children:(0,P.jsx)(S,{at:e.createdAt})}),e.clientCreatedAt!==null&&(0,P.jsx)(H,{name:`Made, as the client says`,children:e.clientCreatedAt}),(0,P.jsxs)(H,{name:`Changed`,children:[(0,P.jsx)(S,{at:e.updatedAt}),` `,(0,P.jsxs)(`span`,{className:N.second,children:[`revision `,e.revision]})]}),(0,P.jsx)(H,{name:`Id`,children:(0,P.jsx)(`code`,{children:(0,P.jsx)(O,{text:e.id})})})]}),e.isDerivationPending&&(0,P.jsx)(`p`,{className:N.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&(0,P.jsx)(qe,{text:e.failureReason}),(0,P.jsxs)(`div`,{className:N.tools,children:[(0,P.jsx)(Re,{of:e}),(0,P.jsx)(Ie,{id:e.id})]})]})}function H({name:e,children:t}){return(0,P.jsxs)(`div`,{children:[(0,P.jsx)(`dt`,{children:e}),(0,P.jsx)(`dd`,{children:t})]})}function U({by:e,children:t}){return(0,P.jsx)(b,{to:`/completions`,search:{f:e},className:N.filter,children:t})}function We({of:{model:e,provider:t,operation:n}}){return(0,P.jsxs)(P.Fragment,{children:[(0,P.jsx)(H,{name:`Model`,children:e===null?`–`:(0,P.jsx)(U,{by:{model:{eq:e}},children:(0,P.jsx)(O,{text:e})})}),t!==null&&(0,P.jsx)(H,{name:`Provider`,children:(0,P.jsx)(U,{by:{provider:{eq:t}},children:(0,P.jsx)(O,{text:t})})}),n!==null&&(0,P.jsx)(H,{name:`Operation`,children:(0,P.jsx)(U,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function Ge({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:(0,P.jsxs)(H,{name:`Ended by`,children:[(0,P.jsx)(U,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&(0,P.jsx)(`code`,{children:(0,P.jsx)(O,{text:t})}),n&&(0,P.jsx)(`strong`,{className:N.bad,children:` ✕ refusal`})]})}function Ke({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return(0,P.jsxs)(P.Fragment,{children:[n!==null&&(0,P.jsx)(H,{name:`Session`,children:(0,P.jsx)(`a`,{href:le(n,e),className:N.filter,children:(0,P.jsx)(O,{text:t?.name||n})})}),r!==null&&(0,P.jsx)(H,{name:`User`,children:(0,P.jsx)(U,{by:{userId:{eq:r}},children:(0,P.jsx)(O,{text:r})})}),i!==null&&(0,P.jsx)(H,{name:`Prompt version`,children:(0,P.jsx)(U,{by:{promptVersion:{eq:i}},children:(0,P.jsx)(O,{text:i})})})]})}var W=500;function qe({text:e}){let t=e=>(0,P.jsx)(`div`,{className:N.reason,children:(0,P.jsx)(O,{text:e})});return e.length<=W?t(e):(0,P.jsxs)(`details`,{children:[(0,P.jsxs)(`summary`,{children:[(0,P.jsx)(O,{text:e.slice(0,W)}),`… (`,e.length,` characters)`]}),t(e)]})}function G(e){return e===null?`–`:e<1?`${(e*1e3).toFixed(0)} ms`:`${e.toFixed(2)} s`}var K=[`request`,`response`,`extra`];function q(e,t,n){return`{"payload":[${`{"path":${JSON.stringify(ce(e))},"${n?`ne`:`eq`}":${t}}`}]}`}function Je(e){return JSON.stringify(JSON.parse(e))===e||!/^-?\d/.test(e)}var Ye=1e3;function Xe({held:e,field:t,row:n}){let r=n?.node,[i,a]=(0,M.useState)(``),[c,l]=(0,M.useState)(null),[u,d]=(0,M.useState)(!1);(0,M.useEffect)(()=>{r!==void 0&&e.path(t,r).then(a,()=>void 0)},[e,t,r]);let f=n!==void 0&&i!==``&&n.count===0&&n.length<=Ye&&K.includes(t),p=e=>q([t,...k(i)],n?.value??`null`,e),m=f&&n.length===n.value.length?n.value:null,h=e=>m!==null&&Je(m)?`#/completions?f=${encodeURIComponent(p(e))}`:void 0,[g,_]=[h(!1),h(!0)];if(C((0,M.useMemo)(()=>{let e=`JSON`,t=g===void 0?`not for this value`:null,n=e=>()=>{e!==void 0&&(location.hash=e)};return[{id:`filter-to`,title:`Filter to this value`,group:e,keys:[`+`],unavailable:t,run:n(g)},{id:`exclude`,title:`Exclude this value`,group:e,keys:[`-`],unavailable:t,run:n(_)}]},[g,_])),!n)return null;let v=async()=>o(await e.value(n.node),`the value`),y=async()=>{let r=await e.source(n.node);await o(q([t,...k(i)],r,!1),`the filter`)};return(0,P.jsxs)(`section`,{"aria-label":`The focused value`,children:[(0,P.jsxs)(`div`,{className:j.focused,children:[(0,P.jsxs)(`code`,{children:[t,i!==``&&`.`,(0,P.jsx)(O,{text:i})]}),(0,P.jsx)(s,{onPress:()=>void v(),children:`Copy value`}),(0,P.jsx)(s,{onPress:()=>void o([t,i].filter(Boolean).join(`.`),`the path`),children:`Copy path`}),i!==``&&K.includes(t)&&(0,P.jsx)(s,{onPress:()=>void y(),children:`Copy as filter`}),g&&(0,P.jsx)(`a`,{href:g,children:`Filter to`}),_&&(0,P.jsx)(`a`,{href:_,children:`Exclude`}),n.kind===2&&(0,P.jsx)(s,{onPress:()=>{d(!1),e.clip(n.node).then(e=>l({node:n.node,clip:e}))},children:`Show as text`})]}),c?.node===n.node&&(0,P.jsx)(`div`,{className:j.value,children:(0,P.jsx)(ue,{held:e,clip:c.clip,label:i,isOpen:u,setOpen:d},c.clip.id)})]})}var Ze=16,J=200,Qe={2:j.string,3:j.number,4:j.word,5:j.word},Y=new Intl.NumberFormat(`en`);function $e({row:e,index:t,start:n,isFocused:r,sought:i,alteration:a,onFocus:o,onFold:s}){let c=i!==``&&tt(e,i);return(0,P.jsxs)(`div`,{role:`treeitem`,"data-row":t,"aria-level":e.level,"aria-posinset":e.position+1,"aria-setsize":e.siblings,"aria-selected":r,...e.count>0&&{"aria-expanded":!e.isFolded},tabIndex:r?0:-1,className:j.row,style:{transform:`translateY(${n}px)`,paddingInlineStart:(Math.min(e.level,40)-1)*Ze},onFocus:o,children:[e.count>0?(0,P.jsx)(`span`,{className:j.twist,onClick:s,"aria-hidden":!0,children:e.isFolded?`▸`:`▾`}):(0,P.jsx)(`span`,{className:j.twist,"aria-hidden":!0}),e.name!==null&&(0,P.jsx)(`span`,{className:j.key,children:(0,P.jsx)(O,{text:et(e.name)+`:`})}),(0,P.jsxs)(`span`,{className:`${Qe[e.kind]??``} ${c?j.found:``}`,children:[(0,P.jsx)(O,{text:e.value}),e.length>e.value.length&&e.value!==``&&`…`]}),(0,P.jsx)(`span`,{className:j.size,children:nt(e)}),a&&(0,P.jsxs)(`span`,{className:j.altered,title:a.original??``,children:[`≠ `,a.kind.toLowerCase()]})]})}function et(e){let t=e===``?`""`:e;return t.length>J?`${t.slice(0,J)}…`:t}function tt({name:e,value:t},n){return`${e??``} ${t}`.toLowerCase().includes(n.toLowerCase())}function nt(e){return e.kind===0?e.count===0?`{}`:`{${Y.format(e.count)}}`:e.kind===1?e.count===0?`[]`:`[${Y.format(e.count)}]`:e.length>e.value.length?`${Y.format(e.length)} characters`:``}var rt=150,X=new Intl.NumberFormat(`en`);function it({held:e,field:t,tree:n,sought:r,setSought:i}){let a=(0,M.useRef)(null),[o,c]=(0,M.useState)(null),{lay:l}=n;(0,M.useEffect)(()=>{if(r===``)return;let n=setTimeout(()=>{e.search(t,r).then(n=>{c({count:n,at:0}),x(`${n} found`),n>0&&l(e.match(t,0))})},rt);return()=>{clearTimeout(n)}},[e,t,r,l]);let u=n=>{if(!o||o.count===0)return;let r=(o.at+n+o.count)%o.count;c({...o,at:r}),l(e.match(t,r))};return C((0,M.useMemo)(()=>[{id:`filter`,title:`Search the JSON`,group:`JSON`,keys:[`/`],run:()=>a.current?.focus()}],[])),(0,P.jsxs)(`div`,{className:j.tools,role:`search`,children:[(0,P.jsx)(`input`,{ref:a,type:`search`,"aria-label":`Search in ${t}`,placeholder:`Search keys and values`,value:r,onChange:({target:e})=>i(e.value),onKeyDown:e=>{e.key===`Enter`&&u(e.shiftKey?-1:1)}}),o&&r!==``&&(0,P.jsxs)(P.Fragment,{children:[(0,P.jsx)(`span`,{className:j.count,children:o.count===0?`nothing found`:`${X.format(o.at+1)} of ${X.format(o.count)}`}),(0,P.jsx)(s,{"aria-label":`Previous found`,onPress:()=>u(-1),children:`↑`}),(0,P.jsx)(s,{"aria-label":`Next found`,onPress:()=>u(1),children:`↓`})]}),(0,P.jsx)(s,{onPress:()=>l(e.foldAll(t,!0)),children:`Fold all`}),(0,P.jsx)(s,{onPress:()=>l(e.foldAll(t,!1)),children:`Unfold all`})]})}function at(e,t,n){let[r,i]=(0,M.useState)({count:0,version:0}),[a,o]=(0,M.useState)(0),[s,c]=(0,M.useState)(0),[l,u]=(0,M.useState)({from:0,to:100}),[d,f]=(0,M.useState)({from:0,rows:[]}),[p]=(0,M.useState)(n),m=(0,M.useCallback)((e,{keep:t=!1}={})=>{e.then(({count:e,row:n})=>{i(({version:t})=>({count:e,version:t+1})),o(n<0?t=>Math.min(t,e-1):n),n>=0&&!t&&c(e=>e+1)},()=>void 0)},[]);(0,M.useEffect)(()=>m(e.open(t,p)),[e,t,p,m]),(0,M.useEffect)(()=>{let n=!0;return e.rows(t,l.from,l.to).then(e=>n&&f({from:l.from,rows:e}),()=>void 0),()=>{n=!1}},[e,t,l,r]);let h=(0,M.useCallback)((e,t)=>{u(n=>n.from===e&&n.to===t?n:{from:e,to:t})},[]);return{count:r.count,focused:a,focus:o,row:e=>d.rows[e-d.from],look:h,lay:m,jumps:s,isReady:r.version>0}}var ot=24,Z=60;function st({held:e,field:t,at:n=``,onAt:r,alterations:i}){let a=at(e,t,n),[o,s]=(0,M.useState)(``),c=ut(e,i),l=a.row(a.focused)?.node;return(0,M.useEffect)(()=>{if(l===void 0||!r)return;let n=!0,i=setTimeout(()=>{e.path(t,l).then(e=>n&&r(e))},300);return()=>{n=!1,clearTimeout(i)}},[e,t,l,r]),C((0,M.useMemo)(()=>{let n=`JSON`,r=n=>a.lay(e.foldAll(t,n));return[{id:`json:unfold`,title:`Unfold all`,group:n,keys:[`Shift e`],run:()=>r(!1)},{id:`json:fold`,title:`Fold all`,group:n,run:()=>r(!0)}]},[e,t,a.lay])),(0,P.jsxs)(`div`,{children:[(0,P.jsx)(it,{held:e,field:t,tree:a,sought:o,setSought:s}),a.isReady?(0,P.jsx)(ct,{held:e,field:t,tree:a,sought:o,altered:c}):(0,P.jsx)(D,{}),(0,P.jsx)(Xe,{held:e,field:t,row:a.row(a.focused)})]})}function ct({held:e,field:t,tree:n,sought:r,altered:i}){let a=(0,M.useRef)(null),{count:o,focused:s,look:c,jumps:l}=n,u=ne({count:o,getScrollElement:()=>a.current,estimateSize:()=>ot,overscan:20}),{startIndex:d=0,endIndex:f=0}=u.range??{};(0,M.useEffect)(()=>c(Math.max(0,d-Z),f+Z),[c,d,f]),(0,M.useEffect)(()=>{l>0&&u.scrollToIndex(s,{align:`center`})},[l]);let p=e=>{let t=Math.max(0,Math.min(o-1,e));n.focus(t),u.scrollToIndex(t),requestAnimationFrame(()=>a.current?.querySelector(`[data-row="${t}"]`)?.focus())},m=(r,i)=>{let a=n.row(r);a&&a.count>0&&n.lay(e.fold(t,a.node,i),{keep:!0})},h=e=>{let t=n.row(s),r=g[e.key];!t||!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r(t.count>0&&!t.isFolded,t.node))},g={ArrowDown:()=>p(s+1),ArrowUp:()=>p(s-1),PageDown:()=>p(s+f-d-1),PageUp:()=>p(s-(f-d-1)),Home:()=>p(0),End:()=>p(o-1),ArrowRight:e=>e?p(s+1):m(s,!1),ArrowLeft:(n,r)=>{n?m(s,!0):e.parent(t,r).then(e=>e>=0&&p(e))},e:e=>m(s,e)};return(0,P.jsx)(`div`,{ref:a,className:j.tree,role:`tree`,"aria-label":`JSON of ${t}`,onKeyDown:h,children:(0,P.jsx)(`div`,{style:{height:u.getTotalSize()},className:j.all,role:`none`,children:u.getVirtualItems().map(({index:e,start:t})=>{let a=n.row(e);return a?(0,P.jsx)($e,{row:a,index:e,start:t,sought:r,isFocused:e===s,alteration:i.get(a.node),onFocus:()=>n.focus(e),onFold:()=>m(e,!a.isFolded)},a.node):null})})})}var lt=new Map;function ut(e,t){let[n,r]=(0,M.useState)(lt);return(0,M.useEffect)(()=>{t&&t.length!==0&&e.pointed(t.map(({path:e})=>e)).then(e=>r(new Map(e.flatMap((e,n)=>{let r=t[n];return r&&e>=0?[[e,r]]:[]}))),()=>void 0)},[e,t]),n}function dt({answered:e,field:t,alterations:n,at:r,onAt:i}){return e.loaded.has[t]===!0?(0,P.jsx)(st,{held:e.held,field:t,onAt:i,alterations:n,at:r??``}):(0,P.jsx)(h,{title:`No ${t}`,children:(0,P.jsx)(`p`,{children:`Nothing of it is logged.`})})}function ft(e,{rows:n,isWhole:r}=t()){let i=n.findIndex(t=>t.id===e);return i<0?null:{before:n[i-1]?.id??null,after:n[i+1]?.id??null,place:i,count:n.length,isWhole:r}}var Q=new Intl.NumberFormat(`en`);function pt({id:e,createdAt:t}){let n=w(),{t:r}=E({from:`/completions/$id`}),i=(0,M.useMemo)(()=>ft(e),[e]),a=(0,M.useMemo)(()=>{let e=e=>{e===null?x(`There is no further one`):n({to:`/completions/$id`,params:{id:e},search:r===void 0?{}:{t:r},replace:!0})},a=async n=>{t!==null&&e(await Ae(t,n))};return i?{before:()=>e(i.before),after:()=>e(i.after)}:{before:()=>void a(!0).catch(()=>e(null)),after:()=>void a(!1).catch(()=>e(null))}},[i,t,n,r]),[o,c]=i?[i.before===null,i.after===null]:[t===null,t===null];return C((0,M.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,title:`Previous of the list`,group:e,keys:[`[`],unavailable:o?t(!0):null,run:a.before},{id:`item:next`,title:`Next of the list`,group:e,keys:[`]`],unavailable:c?t(i?.isWhole??!0):null,run:a.after}]},[a,o,c,i])),(0,P.jsxs)(`nav`,{"aria-label":`The list around it`,className:N.tools,children:[(0,P.jsx)(b,{to:`/completions`,children:`Completions`}),(0,P.jsx)(s,{isDisabled:o,onPress:a.before,children:`← Previous`}),(0,P.jsx)(s,{isDisabled:c,onPress:a.after,children:`Next →`}),(0,P.jsx)(`span`,{className:N.second,children:i?`${Q.format(i.place+1)} of ${Q.format(i.count)} loaded`:`in the order of time`})]})}var mt=new Intl.NumberFormat(`en`);function ht({held:e,id:t}){let[n,r]=(0,M.useState)(null);if((0,M.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return(0,P.jsx)(D,{});let i=()=>e.text(n.id);return(0,P.jsxs)(`div`,{children:[(0,P.jsxs)(`p`,{className:N.tools,children:[(0,P.jsxs)(`span`,{children:[mt.format(n.characters),` characters`]}),(0,P.jsx)(s,{onPress:()=>void i().then(e=>o(e,`all of it`)),children:`Copy`}),(0,P.jsx)(s,{onPress:()=>void i().then(e=>gt(e,`${t}.json`)),children:`Download`})]}),(0,P.jsx)(de,{held:e,of:n.id,label:`Raw`})]})}function gt(e,t){let n=URL.createObjectURL(new Blob([e],{type:`application/json`})),r=document.createElement(`a`);r.href=n,r.download=t.replace(/[^\w.-]+/g,`_`),r.click(),URL.revokeObjectURL(n)}var $=500;function _t({id:e}){let{data:t,error:n,isPending:r,refetch:o}=i(Oe(e));if(r)return(0,P.jsx)(D,{});if(n)return(0,P.jsx)(a,{error:n,retry:()=>void o()});if(t.length===0)return(0,P.jsx)(h,{title:`No stack`,children:(0,P.jsx)(`p`,{children:`The client has not said where it made the call.`})});let s=t.toReversed();return(0,P.jsxs)(P.Fragment,{children:[(0,P.jsx)(`ol`,{className:N.stack,"aria-label":`Frames, innermost first`,children:s.slice(0,$).map(({file:e,line:t,lineno:n,name:r},i)=>(0,P.jsxs)(`li`,{children:[(0,P.jsxs)(`div`,{children:[(0,P.jsx)(`b`,{children:(0,P.jsx)(O,{text:r??`?`})}),` `,(0,P.jsxs)(`code`,{children:[(0,P.jsx)(O,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&(0,P.jsx)(`pre`,{children:(0,P.jsx)(O,{text:t.trim()})})]},i))}),s.length>$&&(0,P.jsxs)(`p`,{children:[`The innermost `,$,` of `,s.length,` frames.`]})]})}function vt({of:{id:e,revision:t},renew:n}){let[i,a]=(0,M.useState)(null);(0,M.useEffect)(()=>{let t=null;return r(Te,()=>({filter:{id:{eq:e}},after:t}),{next:({completionChanged:{cursor:e,type:n,completion:r}})=>{t=e,n===`DELETED`?a(`gone`):r&&a({revision:r.revision})},failed:()=>void 0})},[e]);let o=i===`gone`||i!==null&&i.revision>t;return C((0,M.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:o?null:`nothing is new`,run:n}],[n,o])),o?i===`gone`?(0,P.jsx)(`p`,{className:N.note,role:`status`,children:`✕ It was deleted meanwhile.`}):(0,P.jsxs)(`p`,{className:N.note,role:`status`,children:[`It has changed since. `,(0,P.jsx)(s,{onPress:n,children:`Show what is new`})]}):null}var yt=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],bt=[`request`,`response`,`extra`,`raw`];function xt(){let{id:e}=ee({from:`/completions/$id`});return(0,P.jsx)(_,{title:`Completion`,children:(0,P.jsx)(St,{id:e},e)})}function St({id:e}){let{data:t,error:n,isPending:r,refetch:o}=i(De(e)),{t:s=`conversation`}=E({from:`/completions/$id`}),c=v(),[l,u]=(0,M.useState)(0),d=(0,M.useCallback)(()=>{c.invalidateQueries({queryKey:[`completion`,e]}),u(e=>e+1)},[c,e]);if(wt(e),Tt(e),r)return(0,P.jsx)(D,{});if(n)return(0,P.jsx)(a,{error:n,retry:()=>void o()});let{completion:f}=t;return(0,P.jsxs)(P.Fragment,{children:[(0,P.jsx)(pt,{id:e,createdAt:f?.createdAt??null}),f===null?(0,P.jsx)(re,{what:`completion`}):(0,P.jsxs)(P.Fragment,{children:[(0,P.jsx)(vt,{of:f,renew:d}),(0,P.jsx)(Ue,{of:f}),(0,P.jsx)(`nav`,{"aria-label":`Parts of the call`,className:N.tabs,children:yt.map(({tab:t,title:n})=>(0,P.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===s?`page`:void 0,children:n},t))}),(0,P.jsxs)(`div`,{children:[s===`conversation`&&(0,P.jsxs)(P.Fragment,{children:[(0,P.jsx)(pe,{of:f}),(0,P.jsx)(ge,{of:f}),(0,P.jsx)(oe,{id:e},l)]}),(0,P.jsx)(Ct,{id:e,tab:s,alterations:f.alterations},`payload ${l}`),s===`stack`&&(0,P.jsx)(_t,{id:e}),s===`feedback`&&(0,P.jsx)(je,{id:e})]})]})]})}function Ct({id:e,tab:t,alterations:n}){let r=bt.includes(t),[i,o]=(0,M.useState)(r);r&&!i&&o(!0);let{answered:s,error:c,again:l}=ae(ve,i?e:null),{at:u}=E({from:`/completions/$id`}),d=w({from:`/completions/$id`}),f=(0,M.useCallback)(e=>{d({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[d]);return r?c===void 0?s?t===`raw`?(0,P.jsx)(ht,{id:e,...s}):(0,P.jsx)(dt,{field:t,answered:s,alterations:n,at:u,onAt:f},t):(0,P.jsx)(D,{}):(0,P.jsx)(a,{error:c,retry:l}):null}function wt(e){C((0,M.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void o(location.href,`the link`)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void o(e,`the id`)}],[e]))}function Tt(e){let t=w();C((0,M.useMemo)(()=>yt.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{xt as Completion};