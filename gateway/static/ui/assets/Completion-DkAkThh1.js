import{$i as e,Aa as t,Bt as n,C as r,D as i,Da as a,Et as o,F as s,Fn as c,H as l,Ht as u,I as d,It as f,Lt as p,M as m,Mt as h,Nn as g,Nt as _,Ot as v,Qi as y,T as b,Ta as ee,Zi as x,aa as S,ea as te,fi as C,hi as w,oa as T,qr as E,v as ne,vi as D,wa as O,wi as k,yi as A,zr as j,zt as re}from"./ui-DqrAmEOT.js";import{n as ie,t as ae}from"./Conversation-CBOrfBLe.js";import{n as oe,r as M,t as se}from"./paths-DCL5ejDm.js";import{t as ce}from"./sessionLink-Dmt5-60b.js";import{t as N}from"./useMutation-D0OiMPvo.js";import{c as P,o as le,s as ue}from"./TurnOf-ABEBe3Fe.js";import{n as de}from"./download-CD9Mmpyu.js";var F=t(a(),1),I={header:`_header_5pswx_1`,facts:`_facts_5pswx_7`,filter:`_filter_5pswx_29`,second:`_second_5pswx_36`,bad:`_bad_5pswx_40`,tools:`_tools_5pswx_44`,parts:`_parts_5pswx_53`,reason:`_reason_5pswx_69`,tags:`_tags_5pswx_79`,tabs:`_tabs_5pswx_117`,note:`_note_5pswx_137`,stack:`_stack_5pswx_145`,grades:`_grades_5pswx_160`,counts:`_counts_5pswx_177`,values:`_values_5pswx_181`,veil:`_veil_5pswx_209`,modal:`_modal_5pswx_218`,feedback:`_feedback_5pswx_227`},L=ee(),fe={UNICODE:`halves of surrogate pairs, or bytes that are no UTF-8, are U+FFFD`,NUMBER:`a number that cannot be stored is a text`,KEY:`a key has another name`,DEPTH:`what is nested too deep is its JSON text`,SIZE:`what has too many values is its JSON text`,CONVERTED:`it was converted`,CUT:`it was too long`,LEFT_OUT:`it is not stored`,MORE:`there are more`};function pe({of:{id:e,alterations:t}}){return t.length===0?null:(0,L.jsxs)(`details`,{className:I.note,children:[(0,L.jsxs)(`summary`,{children:[`≠ What is stored differs from what was logged in `,t.length,` `,t.length===1?`place`:`places`]}),(0,L.jsx)(`ul`,{children:t.map(({path:t,kind:n,original:r},i)=>(0,L.jsxs)(`li`,{children:[(0,L.jsx)(he,{id:e,pointer:t}),`: `,fe[n],r!==null&&(0,L.jsxs)(L.Fragment,{children:[`; logged was `,(0,L.jsx)(`code`,{children:(0,L.jsx)(v,{text:r})})]})]},i))})]})}var me=[`request`,`response`,`extra`];function he({id:e,pointer:t}){let[n=``,...r]=oe(t),i=(0,L.jsx)(`code`,{children:(0,L.jsx)(v,{text:t})});if(!me.includes(n))return i;let a=encodeURIComponent(JSON.stringify(M(r)));return(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${n}&at=${a}`,children:i})}function ge({of:{id:e,answers:t}}){let n=Math.max(0,...(t??[]).map(e=>Array.isArray(e)?e.length:0));return n<2?null:(0,L.jsxs)(`p`,{className:I.note,children:[`Of `,n,` answers this is the first; all of them stand in the`,` `,(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=response`,children:`Response`}),`.`]})}var _e=k(`
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
`),ve=k(`
  query CompletionPayload($id: ID!) {
    completion(id: $id) {
      request
      response
      extra
    }
  }
`),ye=k(`
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
`),be=k(`
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
`),xe=k(`
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
`),Se=k(`
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
`),Ce=k(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),we=k(`
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
`),Te=k(`
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
`),Ee=k(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),R=e=>S({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await w(_e,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return{completion:n.completion,errors:r}}}),De=e=>S({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await w(ye,{id:e},{signal:t});if(!n.completion)throw r[0]??z();return n.completion.stacktrace}}),Oe=e=>S({queryKey:[`completion`,e,`feedback`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await w(be,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??z();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function ke(e,t){let{data:n}=await w(we,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function z(){return new D(`NOT_FOUND`,{message:`This completion is not here any more.`})}function Ae({id:e}){let{data:t,error:n,isPending:r,refetch:i}=T(Oe(e));if(r)return(0,L.jsx)(j,{});if(n)return(0,L.jsx)(_,{error:n,retry:()=>void i()});let a=new Map;for(let e of t.nodes)a.set(e.taskId,[...a.get(e.taskId)??[],e]);let o=t.tasks.filter(e=>!a.has(e.id)&&e.archivedAt===null);return(0,L.jsxs)(`div`,{className:I.feedback,children:[t.nodes.length===0&&(0,L.jsxs)(s,{title:`Not graded`,children:[(0,L.jsx)(`p`,{children:`Nobody has given feedback on it.`}),o.length===0&&(0,L.jsxs)(`p`,{children:[`No task asks for a grade of it either: `,(0,L.jsx)(`a`,{href:`#/tasks`,children:`a task`}),` chooses its calls by their tags, or by a filter.`]})]}),[...a].map(([e,t])=>(0,L.jsx)(je,{id:e,grades:t},e)),t.pageInfo.hasNextPage&&(0,L.jsxs)(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),o.length>0&&(0,L.jsxs)(`section`,{children:[(0,L.jsx)(`h2`,{children:`Tasks that want a grade`}),(0,L.jsx)(`ul`,{children:o.map(t=>(0,L.jsxs)(`li`,{children:[(0,L.jsx)(`a`,{href:B(t.id),className:I.filter,children:(0,L.jsx)(v,{text:t.name})}),` `,(0,L.jsx)(`a`,{href:`#/grade/${encodeURIComponent(t.id)}?i=${encodeURIComponent(e)}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var B=e=>`#/tasks/${encodeURIComponent(e)}`;function je({id:e,grades:t}){let n=t[0]?.task;return(0,L.jsxs)(`section`,{children:[(0,L.jsx)(`h2`,{children:n?(0,L.jsx)(`a`,{href:B(e),className:I.filter,children:(0,L.jsx)(v,{text:n.name})}):`A task that is gone`}),(0,L.jsx)(`ul`,{className:I.grades,children:t.map(e=>(0,L.jsx)(`li`,{"data-counts":e.adjudicates,children:(0,L.jsx)(Me,{grade:e})},e.id))})]})}function Me({grade:e}){let t=e.task?.version,n=t!==void 0&&t!==e.taskVersion;return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsxs)(`p`,{className:I.tools,children:[e.adjudicates&&(0,L.jsx)(`strong`,{className:I.counts,children:`★ the one that counts`}),(0,L.jsxs)(`span`,{children:[`by `,(0,L.jsx)(`b`,{children:V(e)})]}),e.grader?.name!==e.author?.name&&e.author&&(0,L.jsxs)(`span`,{className:I.second,children:[`token `,(0,L.jsx)(v,{text:e.author.name??e.author.tokenId})]}),(0,L.jsx)(m,{at:e.createdAt}),(0,L.jsxs)(`span`,{className:I.second,children:[`version `,e.taskVersion,n&&` of ${t}`]})]}),(0,L.jsx)(H,{of:e.jsonValues,comment:e.comment}),e.history.length>0&&(0,L.jsx)(Ne,{grade:e})]})}function V({grader:e,author:t}){let n=e?.name??e?.id??t?.name??t?.tokenId??`nobody known`,r=e&&e.kind!==`HUMAN`?` (${e.kind.toLowerCase()})`:``;return(0,L.jsx)(v,{text:n+r})}function Ne({grade:e}){let[t,n]=(0,F.useState)(!1);return(0,L.jsxs)(`div`,{children:[(0,L.jsxs)(c,{"aria-expanded":t,onPress:()=>n(!t),children:[t?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,(0,L.jsx)(m,{at:e.updatedAt}),` by`,` `,(0,L.jsx)(v,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),t&&(0,L.jsx)(`ol`,{className:I.grades,"aria-label":`Earlier revisions, newest first`,children:e.history.toReversed().map(e=>(0,L.jsxs)(`li`,{children:[(0,L.jsxs)(`p`,{className:I.tools,children:[`revision `,e.revision,` `,(0,L.jsx)(m,{at:e.at}),(0,L.jsxs)(`span`,{className:I.second,children:[`version `,e.taskVersion]}),e.grader&&V(e)]}),(0,L.jsx)(H,{of:e.jsonValues,comment:e.comment})]},e.revision))})]})}function H({of:e,comment:t}){let n=typeof e==`object`&&e&&!Array.isArray(e)?Object.entries(e):[[``,e]];return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`dl`,{className:I.values,children:n.map(([e,t])=>(0,L.jsxs)(`div`,{children:[(0,L.jsx)(`dt`,{children:(0,L.jsx)(v,{text:e})}),(0,L.jsx)(`dd`,{children:(0,L.jsx)(v,{text:typeof t==`string`?t:JSON.stringify(t,null,1)})})]},e))}),t!==``&&(0,L.jsx)(`blockquote`,{children:(0,L.jsx)(v,{text:t})})]})}function Pe({role:e,...t}){let n=C(e),r=(0,F.useId)();return n===null?(0,L.jsx)(c,{...t}):(0,L.jsxs)(`span`,{children:[(0,L.jsx)(c,{...t,isDisabled:!0,"aria-describedby":r}),` `,(0,L.jsx)(`small`,{id:r,children:n})]})}function Fe({id:e}){let[t,r]=(0,F.useState)(!1);return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(Pe,{role:`ADMIN`,onPress:()=>r(!0),children:`Delete …`}),(0,L.jsx)(n,{isOpen:t,onOpenChange:r,isDismissable:!0,className:I.veil??``,children:(0,L.jsx)(re,{className:I.modal??``,children:(0,L.jsx)(Ie,{id:e,close:()=>r(!1)})})})]})}function Ie({id:e,close:t}){let n=O(),r=y(),{mutate:i,isPending:a,error:o}=N({mutationFn:()=>w(Ce,{id:e}),onSuccess:()=>{p(`Deleted`),t(),n.removeQueries({queryKey:[`completion`,e]}),n.invalidateQueries({queryKey:[`completions`]}),r({to:`/completions`})}});return(0,L.jsxs)(u,{role:`alertdialog`,children:[(0,L.jsx)(g,{slot:`title`,children:`Delete this completion?`}),(0,L.jsxs)(`p`,{children:[(0,L.jsx)(`code`,{children:e}),` is gone for good, and so is it from the feedback on it.`]}),o&&(0,L.jsxs)(`p`,{role:`alert`,className:I.bad,children:[`✕ `,A(o).message]}),(0,L.jsxs)(`div`,{className:I.tools,children:[(0,L.jsx)(c,{autoFocus:!0,onPress:t,children:`Keep it`}),(0,L.jsx)(c,{className:`primary`,isDisabled:a,onPress:()=>i(),children:`Delete it`})]})]})}function Le({of:{id:e,tags:t}}){let n=C(`WRITER`),r=(0,F.useId)(),i=(0,F.useRef)(null),a=Re(e);E((0,F.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>i.current?.focus()}],[n]));let o=e=>a.mutate({tag:e,isAdded:!1});return(0,L.jsxs)(`div`,{className:I.tags,children:[(0,L.jsx)(`ul`,{"aria-label":`Tags`,children:t.map(e=>(0,L.jsxs)(`li`,{children:[(0,L.jsx)(K,{by:{tags:{hasAll:[e]}},children:(0,L.jsx)(v,{text:e})}),n===null&&(0,L.jsx)(c,{"aria-label":`Take away the tag ${e}`,onPress:()=>o(e),children:`×`})]},e))}),(0,L.jsx)(ze,{input:i,isDisabled:n!==null,why:r,add:e=>a.mutate({tag:e,isAdded:!0})}),n!==null&&(0,L.jsx)(`small`,{id:r,children:n}),a.error&&(0,L.jsxs)(`span`,{role:`alert`,className:I.bad,children:[`✕ `,A(a.error).message]})]})}function Re(e){let t=O();return N({mutationFn:async({tag:t,isAdded:n})=>{let r={id:e,tags:[t]},[i]=(n?(await w(xe,r)).data.addTags?.results:(await w(Se,r)).data.removeTags?.results)??[];if(i?.error)throw new D(i.error.code,i.error);return i?.completion},onSuccess:(n,{tag:r,isAdded:i})=>{if(p(i?`Tagged ${r}`:`${r} is taken away`),!n)return;let{queryKey:a}=R(e);t.setQueryData(a,e=>e?.completion?{...e,completion:{...e.completion,...n}}:e)}})}function ze({input:e,isDisabled:t,why:n,add:r}){let[i,a]=(0,F.useState)(``),o=(0,F.useId)(),s=T({queryKey:[`tag-suggestions`,i],queryFn:({signal:e})=>w(Ee,{prefix:i},{signal:e}),enabled:i!==``&&i.length<=100});return(0,L.jsxs)(`form`,{onSubmit:e=>{e.preventDefault(),i.trim()!==``&&r(i.trim()),a(``)},children:[(0,L.jsx)(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:i,list:o,disabled:t,...t&&{"aria-describedby":n},onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),(0,L.jsx)(`datalist`,{id:o,children:s.data?.data.suggest?.names.map(({name:e})=>(0,L.jsx)(`option`,{value:e},e))})]})}function Be({of:e}){if(!e)return`–`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return(0,L.jsx)(U,{all:e.totalTokens===null?`–`:b(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:(0,L.jsx)(W,{name:e,value:b(t),depth:n},e))})}function Ve({of:e}){return e?(0,L.jsxs)(U,{all:`$${e.total}`,children:[(0,L.jsx)(W,{name:`input`,value:`$${e.input}`,depth:0}),(0,L.jsx)(W,{name:`read from a cache`,value:`$${e.cached}`,depth:1}),(0,L.jsx)(W,{name:`output`,value:`$${e.output}`,depth:0}),(0,L.jsx)(W,{name:`price of`,value:e.pricedModel,depth:0}),(0,L.jsx)(W,{name:`by`,value:e.priceSource,depth:0}),e.priceDate!==null&&(0,L.jsx)(W,{name:`as of`,value:e.priceDate,depth:0})]}):(0,L.jsx)(`span`,{title:`The price or the tokens are not known for sure`,children:`not known`})}function U({all:e,children:t}){return(0,L.jsxs)(`details`,{className:I.parts,children:[(0,L.jsx)(`summary`,{children:e}),(0,L.jsx)(`table`,{children:(0,L.jsx)(`tbody`,{children:t})})]})}function W({name:e,value:t,depth:n}){return(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),(0,L.jsx)(`td`,{children:t})]})}function He({of:e}){return(0,L.jsxs)(`header`,{className:I.header,children:[(0,L.jsxs)(`dl`,{className:I.facts,children:[(0,L.jsx)(G,{name:`Status`,children:e.status===null?(0,L.jsx)(i,{of:null}):(0,L.jsx)(K,{by:{status:{eq:e.status}},children:(0,L.jsx)(i,{of:e.status})})}),e.failureKind!==null&&(0,L.jsx)(G,{name:`Failure`,children:(0,L.jsx)(K,{by:{failureKind:{eq:e.failureKind}},children:(0,L.jsx)(v,{text:e.failureKind})})}),(0,L.jsx)(Ue,{of:e}),(0,L.jsx)(G,{name:`Duration`,children:J(e.duration)}),e.timeToFirstToken!==null&&(0,L.jsx)(G,{name:`First token`,children:J(e.timeToFirstToken)}),(0,L.jsx)(G,{name:`Tokens`,children:(0,L.jsx)(Be,{of:e.usage})}),(0,L.jsx)(G,{name:`Cost`,children:(0,L.jsx)(Ve,{of:e.cost})}),(0,L.jsx)(We,{of:e}),(0,L.jsx)(Ge,{of:e}),(0,L.jsx)(G,{name:`Made`,children:(0,L.jsx)(m,{at:e.createdAt})}),e.clientCreatedAt!==null&&(0,L.jsx)(G,{name:`Made, as the client says`,children:e.clientCreatedAt}),(0,L.jsxs)(G,{name:`Changed`,children:[(0,L.jsx)(m,{at:e.updatedAt}),` `,(0,L.jsxs)(`span`,{className:I.second,children:[`revision `,e.revision]})]}),(0,L.jsx)(G,{name:`Id`,children:(0,L.jsx)(`code`,{children:(0,L.jsx)(v,{text:e.id})})})]}),e.isDerivationPending&&(0,L.jsx)(`p`,{className:I.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&(0,L.jsx)(Ke,{text:e.failureReason}),(0,L.jsxs)(`div`,{className:I.tools,children:[(0,L.jsx)(Le,{of:e}),(0,L.jsx)(Fe,{id:e.id})]})]})}function G({name:e,children:t}){return(0,L.jsxs)(`div`,{children:[(0,L.jsx)(`dt`,{children:e}),(0,L.jsx)(`dd`,{children:t})]})}function K({by:e,children:t}){return(0,L.jsx)(x,{to:`/completions`,search:{f:e},className:I.filter,children:t})}function Ue({of:{model:e,provider:t,operation:n}}){return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(G,{name:`Model`,children:e===null?`–`:(0,L.jsx)(K,{by:{model:{eq:e}},children:(0,L.jsx)(v,{text:e})})}),t!==null&&(0,L.jsx)(G,{name:`Provider`,children:(0,L.jsx)(K,{by:{provider:{eq:t}},children:(0,L.jsx)(v,{text:t})})}),n!==null&&(0,L.jsx)(G,{name:`Operation`,children:(0,L.jsx)(K,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function We({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:(0,L.jsxs)(G,{name:`Ended by`,children:[(0,L.jsx)(K,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&(0,L.jsx)(`code`,{children:(0,L.jsx)(v,{text:t})}),n&&(0,L.jsx)(`strong`,{className:I.bad,children:` ✕ refusal`})]})}function Ge({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return(0,L.jsxs)(L.Fragment,{children:[n!==null&&(0,L.jsx)(G,{name:`Session`,children:(0,L.jsx)(`a`,{href:ce(n,e),className:I.filter,children:(0,L.jsx)(v,{text:t?.name||n})})}),r!==null&&(0,L.jsx)(G,{name:`User`,children:(0,L.jsx)(K,{by:{userId:{eq:r}},children:(0,L.jsx)(v,{text:r})})}),i!==null&&(0,L.jsx)(G,{name:`Prompt version`,children:(0,L.jsx)(K,{by:{promptVersion:{eq:i}},children:(0,L.jsx)(v,{text:i})})})]})}var q=500;function Ke({text:e}){let t=e=>(0,L.jsx)(`div`,{className:I.reason,children:(0,L.jsx)(v,{text:e})});return e.length<=q?t(e):(0,L.jsxs)(`details`,{children:[(0,L.jsxs)(`summary`,{children:[(0,L.jsx)(v,{text:e.slice(0,q)}),`… (`,e.length,` characters)`]}),t(e)]})}function J(e){return e===null?`–`:e<1?`${(e*1e3).toFixed(0)} ms`:`${e.toFixed(2)} s`}var Y=[`request`,`response`,`extra`];function X(e,t,n){return`{"payload":[${`{"path":${JSON.stringify(M(e))},"${n?`ne`:`eq`}":${t}}`}]}`}function qe(e){return JSON.stringify(JSON.parse(e))===e||!/^-?\d/.test(e)}var Je=1e3;function Ye({held:e,field:t,row:n}){let r=n?.node,[i,a]=(0,F.useState)(``),[o,s]=(0,F.useState)(null),[l,u]=(0,F.useState)(!1);(0,F.useEffect)(()=>{r!==void 0&&e.path(t,r).then(a,()=>void 0)},[e,t,r]);let d=n!==void 0&&i!==``&&n.count===0&&n.length<=Je&&Y.includes(t),p=e=>X([t,...se(i)],n?.value??`null`,e),m=d&&n.length===n.value.length?n.value:null,h=e=>m!==null&&qe(m)?`#/completions?f=${encodeURIComponent(p(e))}`:void 0,[g,_]=[h(!1),h(!0)];if(E((0,F.useMemo)(()=>{let e=`JSON`,t=g===void 0?`not for this value`:null,n=e=>()=>{e!==void 0&&(location.hash=e)};return[{id:`filter-to`,title:`Filter to this value`,group:e,keys:[`+`],unavailable:t,run:n(g)},{id:`exclude`,title:`Exclude this value`,group:e,keys:[`-`],unavailable:t,run:n(_)}]},[g,_])),!n)return null;let y=async()=>f(await e.value(n.node),`the value`),b=async()=>{let r=await e.source(n.node);await f(X([t,...se(i)],r,!1),`the filter`)};return(0,L.jsxs)(`section`,{"aria-label":`The focused value`,children:[(0,L.jsxs)(`div`,{className:P.focused,children:[(0,L.jsxs)(`code`,{children:[t,i!==``&&`.`,(0,L.jsx)(v,{text:i})]}),(0,L.jsx)(c,{onPress:()=>void y(),children:`Copy value`}),(0,L.jsx)(c,{onPress:()=>void f([t,i].filter(Boolean).join(`.`),`the path`),children:`Copy path`}),i!==``&&Y.includes(t)&&(0,L.jsx)(c,{onPress:()=>void b(),children:`Copy as filter`}),g&&(0,L.jsx)(`a`,{href:g,children:`Filter to`}),_&&(0,L.jsx)(`a`,{href:_,children:`Exclude`}),n.kind===2&&(0,L.jsx)(c,{onPress:()=>{u(!1),e.clip(n.node).then(e=>s({node:n.node,clip:e}))},children:`Show as text`})]}),o?.node===n.node&&(0,L.jsx)(`div`,{className:P.value,children:(0,L.jsx)(le,{held:e,clip:o.clip,label:i,isOpen:l,setOpen:u},o.clip.id)})]})}var Xe=16,Ze=200,Qe={2:P.string,3:P.number,4:P.word,5:P.word};function $e({row:e,index:t,start:n,isFocused:i,sought:a,alteration:o,onFocus:s,onFold:c}){let l=a!==``&&et(e,a);return(0,L.jsxs)(`div`,{role:`treeitem`,"data-row":t,"aria-level":e.level,"aria-posinset":e.position+1,"aria-setsize":e.siblings,"aria-selected":i,...e.count>0&&{"aria-expanded":!e.isFolded},tabIndex:i?0:-1,className:P.row,style:{transform:`translateY(${n}px)`,paddingInlineStart:(Math.min(e.level,40)-1)*Xe},onFocus:s,children:[e.count>0?(0,L.jsx)(`span`,{className:P.twist,onClick:c,"aria-hidden":!0,children:e.isFolded?`▸`:`▾`}):(0,L.jsx)(`span`,{className:P.twist,"aria-hidden":!0}),e.name!==null&&(0,L.jsx)(`span`,{className:P.key,children:(0,L.jsx)(v,{text:r(e.name===``?`""`:e.name,Ze)+`:`})}),(0,L.jsxs)(`span`,{className:`${Qe[e.kind]??``} ${l?P.found:``}`,children:[(0,L.jsx)(v,{text:e.value}),e.length>e.value.length&&e.value!==``&&`…`]}),(0,L.jsx)(`span`,{className:P.size,children:tt(e)}),o&&(0,L.jsxs)(`span`,{className:P.altered,title:o.original??``,children:[`≠ `,o.kind.toLowerCase()]})]})}function et({name:e,value:t},n){return`${e??``} ${t}`.toLowerCase().includes(n.toLowerCase())}function tt(e){return e.kind===0?e.count===0?`{}`:`{${b(e.count)}}`:e.kind===1?e.count===0?`[]`:`[${b(e.count)}]`:e.length>e.value.length?`${b(e.length)} characters`:``}var nt=150;function rt({held:e,field:t,tree:n,sought:r,setSought:i}){let a=(0,F.useRef)(null),[o,s]=(0,F.useState)(null),{lay:l}=n;(0,F.useEffect)(()=>{if(r===``)return;let n=setTimeout(()=>{e.search(t,r).then(n=>{s({count:n,at:0}),p(`${n} found`),n>0&&l(e.match(t,0))})},nt);return()=>{clearTimeout(n)}},[e,t,r,l]);let u=n=>{if(!o||o.count===0)return;let r=(o.at+n+o.count)%o.count;s({...o,at:r}),l(e.match(t,r))};return E((0,F.useMemo)(()=>[{id:`filter`,title:`Search the JSON`,group:`JSON`,keys:[`/`],run:()=>a.current?.focus()}],[])),(0,L.jsxs)(`div`,{className:P.tools,role:`search`,children:[(0,L.jsx)(`input`,{ref:a,type:`search`,"aria-label":`Search in ${t}`,placeholder:`Search keys and values`,value:r,onChange:({target:e})=>i(e.value),onKeyDown:e=>{e.key===`Enter`&&u(e.shiftKey?-1:1)}}),o&&r!==``&&(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`span`,{className:P.count,children:o.count===0?`nothing found`:`${b(o.at+1)} of ${b(o.count)}`}),(0,L.jsx)(c,{"aria-label":`Previous found`,onPress:()=>u(-1),children:`↑`}),(0,L.jsx)(c,{"aria-label":`Next found`,onPress:()=>u(1),children:`↓`})]}),(0,L.jsx)(c,{onPress:()=>l(e.foldAll(t,!0)),children:`Fold all`}),(0,L.jsx)(c,{onPress:()=>l(e.foldAll(t,!1)),children:`Unfold all`})]})}function it(e,t,n){let[r,i]=(0,F.useState)({count:0,version:0}),[a,o]=(0,F.useState)(0),[s,c]=(0,F.useState)(0),[l,u]=(0,F.useState)({from:0,to:100}),[d,f]=(0,F.useState)({from:0,rows:[]}),[p]=(0,F.useState)(n),m=(0,F.useCallback)((e,{keep:t=!1}={})=>{e.then(({count:e,row:n})=>{i(({version:t})=>({count:e,version:t+1})),o(n<0?t=>Math.min(t,e-1):n),n>=0&&!t&&c(e=>e+1)},()=>void 0)},[]);(0,F.useEffect)(()=>m(e.open(t,p)),[e,t,p,m]),(0,F.useEffect)(()=>{let n=!0;return e.rows(t,l.from,l.to).then(e=>n&&f({from:l.from,rows:e}),()=>void 0),()=>{n=!1}},[e,t,l,r]);let h=(0,F.useCallback)((e,t)=>{u(n=>n.from===e&&n.to===t?n:{from:e,to:t})},[]);return{count:r.count,focused:a,focus:o,row:e=>d.rows[e-d.from],look:h,lay:m,jumps:s,isReady:r.version>0}}var at=24,Z=60;function ot({held:e,field:t,at:n=``,onAt:r,alterations:i}){let a=it(e,t,n),[o,s]=(0,F.useState)(``),c=lt(e,i),l=a.row(a.focused)?.node;return(0,F.useEffect)(()=>{if(l===void 0||!r)return;let n=!0,i=setTimeout(()=>{e.path(t,l).then(e=>n&&r(e))},300);return()=>{n=!1,clearTimeout(i)}},[e,t,l,r]),E((0,F.useMemo)(()=>{let n=`JSON`,r=n=>a.lay(e.foldAll(t,n));return[{id:`json:unfold`,title:`Unfold all`,group:n,keys:[`Shift e`],run:()=>r(!1)},{id:`json:fold`,title:`Fold all`,group:n,run:()=>r(!0)}]},[e,t,a.lay])),(0,L.jsxs)(`div`,{children:[(0,L.jsx)(rt,{held:e,field:t,tree:a,sought:o,setSought:s}),a.isReady?(0,L.jsx)(st,{held:e,field:t,tree:a,sought:o,altered:c}):(0,L.jsx)(j,{}),(0,L.jsx)(Ye,{held:e,field:t,row:a.row(a.focused)})]})}function st({held:e,field:t,tree:n,sought:r,altered:i}){let a=(0,F.useRef)(null),{count:o,focused:s,look:c,jumps:l}=n,u=ne({count:o,getScrollElement:()=>a.current,estimateSize:()=>at,overscan:20}),{startIndex:d=0,endIndex:f=0}=u.range??{};(0,F.useEffect)(()=>c(Math.max(0,d-Z),f+Z),[c,d,f]),(0,F.useEffect)(()=>{l>0&&u.scrollToIndex(s,{align:`center`})},[l]);let p=e=>{let t=Math.max(0,Math.min(o-1,e));n.focus(t),u.scrollToIndex(t),requestAnimationFrame(()=>a.current?.querySelector(`[data-row="${t}"]`)?.focus())},m=(r,i)=>{let a=n.row(r);a&&a.count>0&&n.lay(e.fold(t,a.node,i),{keep:!0})},h=e=>{let t=n.row(s),r=g[e.key];!t||!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r(t.count>0&&!t.isFolded,t.node))},g={ArrowDown:()=>p(s+1),ArrowUp:()=>p(s-1),PageDown:()=>p(s+f-d-1),PageUp:()=>p(s-(f-d-1)),Home:()=>p(0),End:()=>p(o-1),ArrowRight:e=>e?p(s+1):m(s,!1),ArrowLeft:(n,r)=>{n?m(s,!0):e.parent(t,r).then(e=>e>=0&&p(e))},e:e=>m(s,e)};return(0,L.jsx)(`div`,{ref:a,className:P.tree,role:`tree`,"aria-label":`JSON of ${t}`,onKeyDown:h,children:(0,L.jsx)(`div`,{style:{height:u.getTotalSize()},className:P.all,role:`none`,children:u.getVirtualItems().map(({index:e,start:t})=>{let a=n.row(e);return a?(0,L.jsx)($e,{row:a,index:e,start:t,sought:r,isFocused:e===s,alteration:i.get(a.node),onFocus:()=>n.focus(e),onFold:()=>m(e,!a.isFolded)},a.node):null})})})}var ct=new Map;function lt(e,t){let[n,r]=(0,F.useState)(ct);return(0,F.useEffect)(()=>{t&&t.length!==0&&e.pointed(t.map(({path:e})=>e)).then(e=>r(new Map(e.flatMap((e,n)=>{let r=t[n];return r&&e>=0?[[e,r]]:[]}))),()=>void 0)},[e,t]),n}function ut({answered:e,field:t,alterations:n,at:r,onAt:i}){return e.loaded.has[t]===!0?(0,L.jsx)(ot,{held:e.held,field:t,onAt:i,alterations:n,at:r??``}):(0,L.jsx)(s,{title:`No ${t}`,children:(0,L.jsx)(`p`,{children:`Nothing of it is logged.`})})}function dt(e,{rows:t,isWhole:n}=l()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}function ft({id:t,createdAt:n}){let r=y(),{t:i}=e({from:`/completions/$id`}),a=(0,F.useMemo)(()=>dt(t),[t]),o=(0,F.useMemo)(()=>{let e=e=>{e===null?p(`There is no further one`):r({to:`/completions/$id`,params:{id:e},search:i===void 0?{}:{t:i},replace:!0})},t=async t=>{n!==null&&e(await ke(n,t))};return a?{before:()=>e(a.before),after:()=>e(a.after)}:{before:()=>void t(!0).catch(()=>e(null)),after:()=>void t(!1).catch(()=>e(null))}},[a,n,r,i]),[s,l]=a?[a.before===null,a.after===null]:[n===null,n===null];return E((0,F.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,title:`Previous of the list`,group:e,keys:[`[`],unavailable:s?t(!0):null,run:o.before},{id:`item:next`,title:`Next of the list`,group:e,keys:[`]`],unavailable:l?t(a?.isWhole??!0):null,run:o.after}]},[o,s,l,a])),(0,L.jsxs)(`nav`,{"aria-label":`The list around it`,className:I.tools,children:[(0,L.jsx)(x,{to:`/completions`,children:`Completions`}),(0,L.jsx)(c,{isDisabled:s,onPress:o.before,children:`← Previous`}),(0,L.jsx)(c,{isDisabled:l,onPress:o.after,children:`Next →`}),(0,L.jsx)(`span`,{className:I.second,children:a?`${b(a.place+1)} of ${b(a.count)} loaded`:`in the order of time`})]})}function pt({held:e,id:t}){let[n,r]=(0,F.useState)(null);if((0,F.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return(0,L.jsx)(j,{});let i=()=>e.text(n.id);return(0,L.jsxs)(`div`,{children:[(0,L.jsxs)(`p`,{className:I.tools,children:[(0,L.jsxs)(`span`,{children:[b(n.characters),` characters`]}),(0,L.jsx)(c,{onPress:()=>void i().then(e=>f(e,`all of it`)),children:`Copy`}),(0,L.jsx)(c,{onPress:()=>void i().then(e=>de(t.replace(/[^\w.-]+/g,`_`),`json`,[e])),children:`Download`})]}),(0,L.jsx)(ue,{held:e,of:n.id,label:`Raw`})]})}var Q=500;function mt({id:e}){let{data:t,error:n,isPending:r,refetch:i}=T(De(e));if(r)return(0,L.jsx)(j,{});if(n)return(0,L.jsx)(_,{error:n,retry:()=>void i()});if(t.length===0)return(0,L.jsx)(s,{title:`No stack`,children:(0,L.jsx)(`p`,{children:`The client has not said where it made the call.`})});let a=t.toReversed();return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`ol`,{className:I.stack,"aria-label":`Frames, innermost first`,children:a.slice(0,Q).map(({file:e,line:t,lineno:n,name:r},i)=>(0,L.jsxs)(`li`,{children:[(0,L.jsxs)(`div`,{children:[(0,L.jsx)(`b`,{children:(0,L.jsx)(v,{text:r??`?`})}),` `,(0,L.jsxs)(`code`,{children:[(0,L.jsx)(v,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&(0,L.jsx)(`pre`,{children:(0,L.jsx)(v,{text:t.trim()})})]},i))}),a.length>Q&&(0,L.jsxs)(`p`,{children:[`The innermost `,Q,` of `,a.length,` frames.`]})]})}function ht({of:{id:e,revision:t},renew:n}){let[r,i]=(0,F.useState)(null);(0,F.useEffect)(()=>{let t=null;return o(Te,()=>({filter:{id:{eq:e}},after:t}),{next:({completionChanged:{cursor:e,type:n,completion:r}})=>{t=e,n===`DELETED`?i(`gone`):r&&i({revision:r.revision})},failed:()=>void 0})},[e]);let a=r===`gone`||r!==null&&r.revision>t;return E((0,F.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:a?null:`nothing is new`,run:n}],[n,a])),a?r===`gone`?(0,L.jsx)(`p`,{className:I.note,role:`status`,children:`✕ It was deleted meanwhile.`}):(0,L.jsxs)(`p`,{className:I.note,role:`status`,children:[`It has changed since. `,(0,L.jsx)(c,{onPress:n,children:`Show what is new`})]}):null}var $=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],gt=[`request`,`response`,`extra`,`raw`];function _t(){let{id:e}=te({from:`/completions/$id`});return(0,L.jsx)(h,{title:`Completion`,children:(0,L.jsx)(vt,{id:e},e)})}function vt({id:t}){let{data:n,error:r,isPending:i,refetch:a}=T(R(t)),{t:o=`conversation`}=e({from:`/completions/$id`}),s=O(),[c,l]=(0,F.useState)(0),u=(0,F.useCallback)(()=>{s.invalidateQueries({queryKey:[`completion`,t]}),l(e=>e+1)},[s,t]);if(bt(t),xt(t),i)return(0,L.jsx)(j,{});if(r)return(0,L.jsx)(_,{error:r,retry:()=>void a()});let{completion:f}=n;return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(ft,{id:t,createdAt:f?.createdAt??null}),f===null?(0,L.jsx)(d,{what:`completion`}):(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(ht,{of:f,renew:u}),(0,L.jsx)(He,{of:f}),(0,L.jsx)(`nav`,{"aria-label":`Parts of the call`,className:I.tabs,children:$.map(({tab:e,title:n})=>(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(t)}?t=${e}`,"aria-current":e===o?`page`:void 0,children:n},e))}),(0,L.jsxs)(`div`,{children:[o===`conversation`&&(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(pe,{of:f}),(0,L.jsx)(ge,{of:f}),(0,L.jsx)(ae,{id:t},c)]}),(0,L.jsx)(yt,{id:t,tab:o,alterations:f.alterations},`payload ${c}`),o===`stack`&&(0,L.jsx)(mt,{id:t}),o===`feedback`&&(0,L.jsx)(Ae,{id:t})]})]})]})}function yt({id:t,tab:n,alterations:r}){let i=gt.includes(n),[a,o]=(0,F.useState)(i);i&&!a&&o(!0);let{answered:s,error:c,again:l}=ie(ve,a?t:null),{at:u}=e({from:`/completions/$id`}),d=y({from:`/completions/$id`}),f=(0,F.useCallback)(e=>{d({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[d]);return i?c===void 0?s?n===`raw`?(0,L.jsx)(pt,{id:t,...s}):(0,L.jsx)(ut,{field:n,answered:s,alterations:r,at:u,onAt:f},n):(0,L.jsx)(j,{}):(0,L.jsx)(_,{error:c,retry:l}):null}function bt(e){E((0,F.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void f(location.href,`the link`)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void f(e,`the id`)}],[e]))}function xt(e){let t=y();E((0,F.useMemo)(()=>$.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{_t as Completion};