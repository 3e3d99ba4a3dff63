import{C as e,D as t,Da as n,F as r,Ft as i,H as a,I as o,It as s,Ji as c,Kr as l,M as u,Mn as d,Mt as f,Ot as p,Pn as m,Rr as h,Rt as g,Sa as _,T as v,Vt as y,Xi as b,Yi as x,Zi as ee,fi as S,gi as C,hi as w,it as T,jt as te,li as E,na as D,ra as O,v as ne,wa as re,xa as k,xi as A,zt as ie}from"./ui-gpuwRH1u.js";import{n as ae,t as oe}from"./Conversation-C6D0pQWR.js";import{n as se,r as j,t as M}from"./paths-DCL5ejDm.js";import{t as ce}from"./sessionLink-Dmt5-60b.js";import{t as N}from"./useMutation-Bl-u5ROj.js";import{c as P,o as le,s as ue}from"./TurnOf-Dz08u9t_.js";import{n as de}from"./download-CD9Mmpyu.js";var F=n(re(),1),I={header:`_header_5pswx_1`,facts:`_facts_5pswx_7`,filter:`_filter_5pswx_29`,second:`_second_5pswx_36`,bad:`_bad_5pswx_40`,tools:`_tools_5pswx_44`,parts:`_parts_5pswx_53`,reason:`_reason_5pswx_69`,tags:`_tags_5pswx_79`,tabs:`_tabs_5pswx_117`,note:`_note_5pswx_137`,stack:`_stack_5pswx_145`,grades:`_grades_5pswx_160`,counts:`_counts_5pswx_177`,values:`_values_5pswx_181`,veil:`_veil_5pswx_209`,modal:`_modal_5pswx_218`,feedback:`_feedback_5pswx_227`},L=_(),fe={UNICODE:`halves of surrogate pairs, or bytes that are no UTF-8, are U+FFFD`,NUMBER:`a number that cannot be stored is a text`,KEY:`a key has another name`,DEPTH:`what is nested too deep is its JSON text`,SIZE:`what has too many values is its JSON text`,CONVERTED:`it was converted`,CUT:`it was too long`,LEFT_OUT:`it is not stored`,MORE:`there are more`};function pe({of:{id:e,alterations:t}}){return t.length===0?null:(0,L.jsxs)(`details`,{className:I.note,children:[(0,L.jsxs)(`summary`,{children:[`≠ What is stored differs from what was logged in `,t.length,` `,t.length===1?`place`:`places`]}),(0,L.jsx)(`ul`,{children:t.map(({path:t,kind:n,original:r},i)=>(0,L.jsxs)(`li`,{children:[(0,L.jsx)(he,{id:e,pointer:t}),`: `,fe[n],r!==null&&(0,L.jsxs)(L.Fragment,{children:[`; logged was `,(0,L.jsx)(`code`,{children:(0,L.jsx)(T,{text:r})})]})]},i))})]})}var me=[`request`,`response`,`extra`];function he({id:e,pointer:t}){let[n=``,...r]=se(t),i=(0,L.jsx)(`code`,{children:(0,L.jsx)(T,{text:t})});if(!me.includes(n))return i;let a=encodeURIComponent(JSON.stringify(j(r)));return(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${n}&at=${a}`,children:i})}function ge({of:{id:e,answers:t}}){let n=Math.max(0,...(t??[]).map(e=>Array.isArray(e)?e.length:0));return n<2?null:(0,L.jsxs)(`p`,{className:I.note,children:[`Of `,n,` answers this is the first; all of them stand in the`,` `,(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=response`,children:`Response`}),`.`]})}var _e=A(`
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
`),ve=A(`
  query CompletionPayload($id: ID!) {
    completion(id: $id) {
      request
      response
      extra
    }
  }
`),ye=A(`
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
`),be=A(`
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
`),xe=A(`
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
`),Se=A(`
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
`),Ce=A(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),we=A(`
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
`),Te=A(`
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
`),Ee=A(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),R=e=>D({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await S(_e,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return{completion:n.completion,errors:r}}}),De=e=>D({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await S(ye,{id:e},{signal:t});if(!n.completion)throw r[0]??z();return n.completion.stacktrace}}),Oe=e=>D({queryKey:[`completion`,e,`feedback`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await S(be,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??z();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function ke(e,t){let{data:n}=await S(we,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function z(){return new w(`NOT_FOUND`,{message:`This completion is not here any more.`})}function Ae({id:e}){let{data:t,error:n,isPending:i,refetch:a}=O(Oe(e));if(i)return(0,L.jsx)(h,{});if(n)return(0,L.jsx)(f,{error:n,retry:()=>void a()});let o=new Map;for(let e of t.nodes)o.set(e.taskId,[...o.get(e.taskId)??[],e]);let s=t.tasks.filter(e=>!o.has(e.id)&&e.archivedAt===null);return(0,L.jsxs)(`div`,{className:I.feedback,children:[t.nodes.length===0&&(0,L.jsxs)(r,{title:`Not graded`,children:[(0,L.jsx)(`p`,{children:`Nobody has given feedback on it.`}),s.length===0&&(0,L.jsxs)(`p`,{children:[`No task asks for a grade of it either: `,(0,L.jsx)(`a`,{href:`#/tasks`,children:`a task`}),` chooses its calls by their tags, or by a filter.`]})]}),[...o].map(([e,t])=>(0,L.jsx)(je,{id:e,grades:t},e)),t.pageInfo.hasNextPage&&(0,L.jsxs)(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),s.length>0&&(0,L.jsxs)(`section`,{children:[(0,L.jsx)(`h2`,{children:`Tasks that want a grade`}),(0,L.jsx)(`ul`,{children:s.map(t=>(0,L.jsxs)(`li`,{children:[(0,L.jsx)(`a`,{href:B(t.id),className:I.filter,children:(0,L.jsx)(T,{text:t.name})}),` `,(0,L.jsx)(`a`,{href:`#/grade/${encodeURIComponent(t.id)}?i=${encodeURIComponent(e)}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var B=e=>`#/tasks/${encodeURIComponent(e)}`;function je({id:e,grades:t}){let n=t[0]?.task;return(0,L.jsxs)(`section`,{children:[(0,L.jsx)(`h2`,{children:n?(0,L.jsx)(`a`,{href:B(e),className:I.filter,children:(0,L.jsx)(T,{text:n.name})}):`A task that is gone`}),(0,L.jsx)(`ul`,{className:I.grades,children:t.map(e=>(0,L.jsx)(`li`,{"data-counts":e.adjudicates,children:(0,L.jsx)(Me,{grade:e})},e.id))})]})}function Me({grade:e}){let t=e.task?.version,n=t!==void 0&&t!==e.taskVersion;return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsxs)(`p`,{className:I.tools,children:[e.adjudicates&&(0,L.jsx)(`strong`,{className:I.counts,children:`★ the one that counts`}),(0,L.jsxs)(`span`,{children:[`by `,(0,L.jsx)(`b`,{children:V(e)})]}),e.grader?.name!==e.author?.name&&e.author&&(0,L.jsxs)(`span`,{className:I.second,children:[`token `,(0,L.jsx)(T,{text:e.author.name??e.author.tokenId})]}),(0,L.jsx)(u,{at:e.createdAt}),(0,L.jsxs)(`span`,{className:I.second,children:[`version `,e.taskVersion,n&&` of ${t}`]})]}),(0,L.jsx)(H,{of:e.jsonValues,comment:e.comment}),e.history.length>0&&(0,L.jsx)(Ne,{grade:e})]})}function V({grader:e,author:t}){let n=e?.name??e?.id??t?.name??t?.tokenId??`nobody known`,r=e&&e.kind!==`HUMAN`?` (${e.kind.toLowerCase()})`:``;return(0,L.jsx)(T,{text:n+r})}function Ne({grade:e}){let[t,n]=(0,F.useState)(!1);return(0,L.jsxs)(`div`,{children:[(0,L.jsxs)(m,{"aria-expanded":t,onPress:()=>n(!t),children:[t?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,(0,L.jsx)(u,{at:e.updatedAt}),` by`,` `,(0,L.jsx)(T,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),t&&(0,L.jsx)(`ol`,{className:I.grades,"aria-label":`Earlier revisions, newest first`,children:e.history.toReversed().map(e=>(0,L.jsxs)(`li`,{children:[(0,L.jsxs)(`p`,{className:I.tools,children:[`revision `,e.revision,` `,(0,L.jsx)(u,{at:e.at}),(0,L.jsxs)(`span`,{className:I.second,children:[`version `,e.taskVersion]}),e.grader&&V(e)]}),(0,L.jsx)(H,{of:e.jsonValues,comment:e.comment})]},e.revision))})]})}function H({of:e,comment:t}){let n=typeof e==`object`&&e&&!Array.isArray(e)?Object.entries(e):[[``,e]];return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`dl`,{className:I.values,children:n.map(([e,t])=>(0,L.jsxs)(`div`,{children:[(0,L.jsx)(`dt`,{children:(0,L.jsx)(T,{text:e})}),(0,L.jsx)(`dd`,{children:(0,L.jsx)(T,{text:typeof t==`string`?t:JSON.stringify(t,null,1)})})]},e))}),t!==``&&(0,L.jsx)(`blockquote`,{children:(0,L.jsx)(T,{text:t})})]})}function Pe({role:e,...t}){let n=E(e),r=(0,F.useId)();return n===null?(0,L.jsx)(m,{...t}):(0,L.jsxs)(`span`,{children:[(0,L.jsx)(m,{...t,isDisabled:!0,"aria-describedby":r}),` `,(0,L.jsx)(`small`,{id:r,children:n})]})}function Fe({id:e}){let[t,n]=(0,F.useState)(!1);return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(Pe,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),(0,L.jsx)(ie,{isOpen:t,onOpenChange:n,isDismissable:!0,className:I.veil??``,children:(0,L.jsx)(g,{className:I.modal??``,children:(0,L.jsx)(Ie,{id:e,close:()=>n(!1)})})})]})}function Ie({id:e,close:t}){let n=k(),r=x(),{mutate:i,isPending:a,error:o}=N({mutationFn:()=>S(Ce,{id:e}),onSuccess:()=>{s(`Deleted`),t(),n.removeQueries({queryKey:[`completion`,e]}),n.invalidateQueries({queryKey:[`completions`]}),r({to:`/completions`})}});return(0,L.jsxs)(y,{role:`alertdialog`,children:[(0,L.jsx)(d,{slot:`title`,children:`Delete this completion?`}),(0,L.jsxs)(`p`,{children:[(0,L.jsx)(`code`,{children:e}),` is gone for good, and so is it from the feedback on it.`]}),o&&(0,L.jsxs)(`p`,{role:`alert`,className:I.bad,children:[`✕ `,C(o).message]}),(0,L.jsxs)(`div`,{className:I.tools,children:[(0,L.jsx)(m,{autoFocus:!0,onPress:t,children:`Keep it`}),(0,L.jsx)(m,{className:`primary`,isDisabled:a,onPress:()=>i(),children:`Delete it`})]})]})}function Le({of:{id:e,tags:t}}){let n=E(`WRITER`),r=(0,F.useId)(),i=(0,F.useRef)(null),a=Re(e);l((0,F.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>i.current?.focus()}],[n]));let o=e=>a.mutate({tag:e,isAdded:!1});return(0,L.jsxs)(`div`,{className:I.tags,children:[(0,L.jsx)(`ul`,{"aria-label":`Tags`,children:t.map(e=>(0,L.jsxs)(`li`,{children:[(0,L.jsx)(K,{by:{tags:{hasAll:[e]}},children:(0,L.jsx)(T,{text:e})}),n===null&&(0,L.jsx)(m,{"aria-label":`Take away the tag ${e}`,onPress:()=>o(e),children:`×`})]},e))}),(0,L.jsx)(ze,{input:i,isDisabled:n!==null,why:r,add:e=>a.mutate({tag:e,isAdded:!0})}),n!==null&&(0,L.jsx)(`small`,{id:r,children:n}),a.error&&(0,L.jsxs)(`span`,{role:`alert`,className:I.bad,children:[`✕ `,C(a.error).message]})]})}function Re(e){let t=k();return N({mutationFn:async({tag:t,isAdded:n})=>{let r={id:e,tags:[t]},[i]=(n?(await S(xe,r)).data.addTags?.results:(await S(Se,r)).data.removeTags?.results)??[];if(i?.error)throw new w(i.error.code,i.error);return i?.completion},onSuccess:(n,{tag:r,isAdded:i})=>{if(s(i?`Tagged ${r}`:`${r} is taken away`),!n)return;let{queryKey:a}=R(e);t.setQueryData(a,e=>e?.completion?{...e,completion:{...e.completion,...n}}:e)}})}function ze({input:e,isDisabled:t,why:n,add:r}){let[i,a]=(0,F.useState)(``),o=(0,F.useId)(),s=O({queryKey:[`tag-suggestions`,i],queryFn:({signal:e})=>S(Ee,{prefix:i},{signal:e}),enabled:i!==``&&i.length<=100});return(0,L.jsxs)(`form`,{onSubmit:e=>{e.preventDefault(),i.trim()!==``&&r(i.trim()),a(``)},children:[(0,L.jsx)(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:i,list:o,disabled:t,...t&&{"aria-describedby":n},onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),(0,L.jsx)(`datalist`,{id:o,children:s.data?.data.suggest?.names.map(({name:e})=>(0,L.jsx)(`option`,{value:e},e))})]})}function Be({of:e}){if(!e)return`–`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return(0,L.jsx)(U,{all:e.totalTokens===null?`–`:v(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:(0,L.jsx)(W,{name:e,value:v(t),depth:n},e))})}function Ve({of:e}){return e?(0,L.jsxs)(U,{all:`$${e.total}`,children:[(0,L.jsx)(W,{name:`input`,value:`$${e.input}`,depth:0}),(0,L.jsx)(W,{name:`read from a cache`,value:`$${e.cached}`,depth:1}),(0,L.jsx)(W,{name:`output`,value:`$${e.output}`,depth:0}),(0,L.jsx)(W,{name:`price of`,value:e.pricedModel,depth:0}),(0,L.jsx)(W,{name:`by`,value:e.priceSource,depth:0}),e.priceDate!==null&&(0,L.jsx)(W,{name:`as of`,value:e.priceDate,depth:0})]}):(0,L.jsx)(`span`,{title:`The price or the tokens are not known for sure`,children:`not known`})}function U({all:e,children:t}){return(0,L.jsxs)(`details`,{className:I.parts,children:[(0,L.jsx)(`summary`,{children:e}),(0,L.jsx)(`table`,{children:(0,L.jsx)(`tbody`,{children:t})})]})}function W({name:e,value:t,depth:n}){return(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),(0,L.jsx)(`td`,{children:t})]})}function He({of:e}){return(0,L.jsxs)(`header`,{className:I.header,children:[(0,L.jsxs)(`dl`,{className:I.facts,children:[(0,L.jsx)(G,{name:`Status`,children:e.status===null?(0,L.jsx)(t,{of:null}):(0,L.jsx)(K,{by:{status:{eq:e.status}},children:(0,L.jsx)(t,{of:e.status})})}),e.failureKind!==null&&(0,L.jsx)(G,{name:`Failure`,children:(0,L.jsx)(K,{by:{failureKind:{eq:e.failureKind}},children:(0,L.jsx)(T,{text:e.failureKind})})}),(0,L.jsx)(Ue,{of:e}),(0,L.jsx)(G,{name:`Duration`,children:J(e.duration)}),e.timeToFirstToken!==null&&(0,L.jsx)(G,{name:`First token`,children:J(e.timeToFirstToken)}),(0,L.jsx)(G,{name:`Tokens`,children:(0,L.jsx)(Be,{of:e.usage})}),(0,L.jsx)(G,{name:`Cost`,children:(0,L.jsx)(Ve,{of:e.cost})}),(0,L.jsx)(We,{of:e}),(0,L.jsx)(Ge,{of:e}),(0,L.jsx)(G,{name:`Made`,children:(0,L.jsx)(u,{at:e.createdAt})}),e.clientCreatedAt!==null&&(0,L.jsx)(G,{name:`Made, as the client says`,children:e.clientCreatedAt}),(0,L.jsxs)(G,{name:`Changed`,children:[(0,L.jsx)(u,{at:e.updatedAt}),` `,(0,L.jsxs)(`span`,{className:I.second,children:[`revision `,e.revision]})]}),(0,L.jsx)(G,{name:`Id`,children:(0,L.jsx)(`code`,{children:(0,L.jsx)(T,{text:e.id})})})]}),e.isDerivationPending&&(0,L.jsx)(`p`,{className:I.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&(0,L.jsx)(Ke,{text:e.failureReason}),(0,L.jsxs)(`div`,{className:I.tools,children:[(0,L.jsx)(Le,{of:e}),(0,L.jsx)(Fe,{id:e.id})]})]})}function G({name:e,children:t}){return(0,L.jsxs)(`div`,{children:[(0,L.jsx)(`dt`,{children:e}),(0,L.jsx)(`dd`,{children:t})]})}function K({by:e,children:t}){return(0,L.jsx)(c,{to:`/completions`,search:{f:e},className:I.filter,children:t})}function Ue({of:{model:e,provider:t,operation:n}}){return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(G,{name:`Model`,children:e===null?`–`:(0,L.jsx)(K,{by:{model:{eq:e}},children:(0,L.jsx)(T,{text:e})})}),t!==null&&(0,L.jsx)(G,{name:`Provider`,children:(0,L.jsx)(K,{by:{provider:{eq:t}},children:(0,L.jsx)(T,{text:t})})}),n!==null&&(0,L.jsx)(G,{name:`Operation`,children:(0,L.jsx)(K,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function We({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:(0,L.jsxs)(G,{name:`Ended by`,children:[(0,L.jsx)(K,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&(0,L.jsx)(`code`,{children:(0,L.jsx)(T,{text:t})}),n&&(0,L.jsx)(`strong`,{className:I.bad,children:` ✕ refusal`})]})}function Ge({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return(0,L.jsxs)(L.Fragment,{children:[n!==null&&(0,L.jsx)(G,{name:`Session`,children:(0,L.jsx)(`a`,{href:ce(n,e),className:I.filter,children:(0,L.jsx)(T,{text:t?.name||n})})}),r!==null&&(0,L.jsx)(G,{name:`User`,children:(0,L.jsx)(K,{by:{userId:{eq:r}},children:(0,L.jsx)(T,{text:r})})}),i!==null&&(0,L.jsx)(G,{name:`Prompt version`,children:(0,L.jsx)(K,{by:{promptVersion:{eq:i}},children:(0,L.jsx)(T,{text:i})})})]})}var q=500;function Ke({text:e}){let t=e=>(0,L.jsx)(`div`,{className:I.reason,children:(0,L.jsx)(T,{text:e})});return e.length<=q?t(e):(0,L.jsxs)(`details`,{children:[(0,L.jsxs)(`summary`,{children:[(0,L.jsx)(T,{text:e.slice(0,q)}),`… (`,e.length,` characters)`]}),t(e)]})}function J(e){return e===null?`–`:e<1?`${(e*1e3).toFixed(0)} ms`:`${e.toFixed(2)} s`}var Y=[`request`,`response`,`extra`];function X(e,t,n){return`{"payload":[${`{"path":${JSON.stringify(j(e))},"${n?`ne`:`eq`}":${t}}`}]}`}function qe(e){return JSON.stringify(JSON.parse(e))===e||!/^-?\d/.test(e)}var Je=1e3;function Ye({held:e,field:t,row:n}){let r=n?.node,[a,o]=(0,F.useState)(``),[s,c]=(0,F.useState)(null),[u,d]=(0,F.useState)(!1);(0,F.useEffect)(()=>{r!==void 0&&e.path(t,r).then(o,()=>void 0)},[e,t,r]);let f=n!==void 0&&a!==``&&n.count===0&&n.length<=Je&&Y.includes(t),p=e=>X([t,...M(a)],n?.value??`null`,e),h=f&&n.length===n.value.length?n.value:null,g=e=>h!==null&&qe(h)?`#/completions?f=${encodeURIComponent(p(e))}`:void 0,[_,v]=[g(!1),g(!0)];if(l((0,F.useMemo)(()=>{let e=`JSON`,t=_===void 0?`not for this value`:null,n=e=>()=>{e!==void 0&&(location.hash=e)};return[{id:`filter-to`,title:`Filter to this value`,group:e,keys:[`+`],unavailable:t,run:n(_)},{id:`exclude`,title:`Exclude this value`,group:e,keys:[`-`],unavailable:t,run:n(v)}]},[_,v])),!n)return null;let y=async()=>i(await e.value(n.node),`the value`),b=async()=>{let r=await e.source(n.node);await i(X([t,...M(a)],r,!1),`the filter`)};return(0,L.jsxs)(`section`,{"aria-label":`The focused value`,children:[(0,L.jsxs)(`div`,{className:P.focused,children:[(0,L.jsxs)(`code`,{children:[t,a!==``&&`.`,(0,L.jsx)(T,{text:a})]}),(0,L.jsx)(m,{onPress:()=>void y(),children:`Copy value`}),(0,L.jsx)(m,{onPress:()=>void i([t,a].filter(Boolean).join(`.`),`the path`),children:`Copy path`}),a!==``&&Y.includes(t)&&(0,L.jsx)(m,{onPress:()=>void b(),children:`Copy as filter`}),_&&(0,L.jsx)(`a`,{href:_,children:`Filter to`}),v&&(0,L.jsx)(`a`,{href:v,children:`Exclude`}),n.kind===2&&(0,L.jsx)(m,{onPress:()=>{d(!1),e.clip(n.node).then(e=>c({node:n.node,clip:e}))},children:`Show as text`})]}),s?.node===n.node&&(0,L.jsx)(`div`,{className:P.value,children:(0,L.jsx)(le,{held:e,clip:s.clip,label:a,isOpen:u,setOpen:d},s.clip.id)})]})}var Xe=16,Ze=200,Qe={2:P.string,3:P.number,4:P.word,5:P.word};function $e({row:t,index:n,start:r,isFocused:i,sought:a,alteration:o,onFocus:s,onFold:c}){let l=a!==``&&et(t,a);return(0,L.jsxs)(`div`,{role:`treeitem`,"data-row":n,"aria-level":t.level,"aria-posinset":t.position+1,"aria-setsize":t.siblings,"aria-selected":i,...t.count>0&&{"aria-expanded":!t.isFolded},tabIndex:i?0:-1,className:P.row,style:{transform:`translateY(${r}px)`,paddingInlineStart:(Math.min(t.level,40)-1)*Xe},onFocus:s,children:[t.count>0?(0,L.jsx)(`span`,{className:P.twist,onClick:c,"aria-hidden":!0,children:t.isFolded?`▸`:`▾`}):(0,L.jsx)(`span`,{className:P.twist,"aria-hidden":!0}),t.name!==null&&(0,L.jsx)(`span`,{className:P.key,children:(0,L.jsx)(T,{text:e(t.name===``?`""`:t.name,Ze)+`:`})}),(0,L.jsxs)(`span`,{className:`${Qe[t.kind]??``} ${l?P.found:``}`,children:[(0,L.jsx)(T,{text:t.value}),t.length>t.value.length&&t.value!==``&&`…`]}),(0,L.jsx)(`span`,{className:P.size,children:tt(t)}),o&&(0,L.jsxs)(`span`,{className:P.altered,title:o.original??``,children:[`≠ `,o.kind.toLowerCase()]})]})}function et({name:e,value:t},n){return`${e??``} ${t}`.toLowerCase().includes(n.toLowerCase())}function tt(e){return e.kind===0?e.count===0?`{}`:`{${v(e.count)}}`:e.kind===1?e.count===0?`[]`:`[${v(e.count)}]`:e.length>e.value.length?`${v(e.length)} characters`:``}var nt=150;function rt({held:e,field:t,tree:n,sought:r,setSought:i}){let a=(0,F.useRef)(null),[o,c]=(0,F.useState)(null),{lay:u}=n;(0,F.useEffect)(()=>{if(r===``)return;let n=setTimeout(()=>{e.search(t,r).then(n=>{c({count:n,at:0}),s(`${n} found`),n>0&&u(e.match(t,0))})},nt);return()=>{clearTimeout(n)}},[e,t,r,u]);let d=n=>{if(!o||o.count===0)return;let r=(o.at+n+o.count)%o.count;c({...o,at:r}),u(e.match(t,r))};return l((0,F.useMemo)(()=>[{id:`filter`,title:`Search the JSON`,group:`JSON`,keys:[`/`],run:()=>a.current?.focus()}],[])),(0,L.jsxs)(`div`,{className:P.tools,role:`search`,children:[(0,L.jsx)(`input`,{ref:a,type:`search`,"aria-label":`Search in ${t}`,placeholder:`Search keys and values`,value:r,onChange:({target:e})=>i(e.value),onKeyDown:e=>{e.key===`Enter`&&d(e.shiftKey?-1:1)}}),o&&r!==``&&(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`span`,{className:P.count,children:o.count===0?`nothing found`:`${v(o.at+1)} of ${v(o.count)}`}),(0,L.jsx)(m,{"aria-label":`Previous found`,onPress:()=>d(-1),children:`↑`}),(0,L.jsx)(m,{"aria-label":`Next found`,onPress:()=>d(1),children:`↓`})]}),(0,L.jsx)(m,{onPress:()=>u(e.foldAll(t,!0)),children:`Fold all`}),(0,L.jsx)(m,{onPress:()=>u(e.foldAll(t,!1)),children:`Unfold all`})]})}function it(e,t,n){let[r,i]=(0,F.useState)({count:0,version:0}),[a,o]=(0,F.useState)(0),[s,c]=(0,F.useState)(0),[l,u]=(0,F.useState)({from:0,to:100}),[d,f]=(0,F.useState)({from:0,rows:[]}),[p]=(0,F.useState)(n),m=(0,F.useCallback)((e,{keep:t=!1}={})=>{e.then(({count:e,row:n})=>{i(({version:t})=>({count:e,version:t+1})),o(n<0?t=>Math.min(t,e-1):n),n>=0&&!t&&c(e=>e+1)},()=>void 0)},[]);(0,F.useEffect)(()=>m(e.open(t,p)),[e,t,p,m]),(0,F.useEffect)(()=>{let n=!0;return e.rows(t,l.from,l.to).then(e=>n&&f({from:l.from,rows:e}),()=>void 0),()=>{n=!1}},[e,t,l,r]);let h=(0,F.useCallback)((e,t)=>{u(n=>n.from===e&&n.to===t?n:{from:e,to:t})},[]);return{count:r.count,focused:a,focus:o,row:e=>d.rows[e-d.from],look:h,lay:m,jumps:s,isReady:r.version>0}}var at=24,Z=60;function ot({held:e,field:t,at:n=``,onAt:r,alterations:i}){let a=it(e,t,n),[o,s]=(0,F.useState)(``),c=lt(e,i),u=a.row(a.focused)?.node;return(0,F.useEffect)(()=>{if(u===void 0||!r)return;let n=!0,i=setTimeout(()=>{e.path(t,u).then(e=>n&&r(e))},300);return()=>{n=!1,clearTimeout(i)}},[e,t,u,r]),l((0,F.useMemo)(()=>{let n=`JSON`,r=n=>a.lay(e.foldAll(t,n));return[{id:`json:unfold`,title:`Unfold all`,group:n,keys:[`Shift e`],run:()=>r(!1)},{id:`json:fold`,title:`Fold all`,group:n,run:()=>r(!0)}]},[e,t,a.lay])),(0,L.jsxs)(`div`,{children:[(0,L.jsx)(rt,{held:e,field:t,tree:a,sought:o,setSought:s}),a.isReady?(0,L.jsx)(st,{held:e,field:t,tree:a,sought:o,altered:c}):(0,L.jsx)(h,{}),(0,L.jsx)(Ye,{held:e,field:t,row:a.row(a.focused)})]})}function st({held:e,field:t,tree:n,sought:r,altered:i}){let a=(0,F.useRef)(null),{count:o,focused:s,look:c,jumps:l}=n,u=ne({count:o,getScrollElement:()=>a.current,estimateSize:()=>at,overscan:20}),{startIndex:d=0,endIndex:f=0}=u.range??{};(0,F.useEffect)(()=>c(Math.max(0,d-Z),f+Z),[c,d,f]),(0,F.useEffect)(()=>{l>0&&u.scrollToIndex(s,{align:`center`})},[l]);let p=e=>{let t=Math.max(0,Math.min(o-1,e));n.focus(t),u.scrollToIndex(t),requestAnimationFrame(()=>a.current?.querySelector(`[data-row="${t}"]`)?.focus())},m=(r,i)=>{let a=n.row(r);a&&a.count>0&&n.lay(e.fold(t,a.node,i),{keep:!0})},h=e=>{let t=n.row(s),r=g[e.key];!t||!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r(t.count>0&&!t.isFolded,t.node))},g={ArrowDown:()=>p(s+1),ArrowUp:()=>p(s-1),PageDown:()=>p(s+f-d-1),PageUp:()=>p(s-(f-d-1)),Home:()=>p(0),End:()=>p(o-1),ArrowRight:e=>e?p(s+1):m(s,!1),ArrowLeft:(n,r)=>{n?m(s,!0):e.parent(t,r).then(e=>e>=0&&p(e))},e:e=>m(s,e)};return(0,L.jsx)(`div`,{ref:a,className:P.tree,role:`tree`,"aria-label":`JSON of ${t}`,onKeyDown:h,children:(0,L.jsx)(`div`,{style:{height:u.getTotalSize()},className:P.all,role:`none`,children:u.getVirtualItems().map(({index:e,start:t})=>{let a=n.row(e);return a?(0,L.jsx)($e,{row:a,index:e,start:t,sought:r,isFocused:e===s,alteration:i.get(a.node),onFocus:()=>n.focus(e),onFold:()=>m(e,!a.isFolded)},a.node):null})})})}var ct=new Map;function lt(e,t){let[n,r]=(0,F.useState)(ct);return(0,F.useEffect)(()=>{t&&t.length!==0&&e.pointed(t.map(({path:e})=>e)).then(e=>r(new Map(e.flatMap((e,n)=>{let r=t[n];return r&&e>=0?[[e,r]]:[]}))),()=>void 0)},[e,t]),n}function ut({answered:e,field:t,alterations:n,at:i,onAt:a}){return e.loaded.has[t]===!0?(0,L.jsx)(ot,{held:e.held,field:t,onAt:a,alterations:n,at:i??``}):(0,L.jsx)(r,{title:`No ${t}`,children:(0,L.jsx)(`p`,{children:`Nothing of it is logged.`})})}function dt(e,{rows:t,isWhole:n}=a()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}function ft({id:e,createdAt:t}){let n=x(),{t:r}=b({from:`/completions/$id`}),i=(0,F.useMemo)(()=>dt(e),[e]),a=(0,F.useMemo)(()=>{let e=e=>{e===null?s(`There is no further one`):n({to:`/completions/$id`,params:{id:e},search:r===void 0?{}:{t:r},replace:!0})},a=async n=>{t!==null&&e(await ke(t,n))};return i?{before:()=>e(i.before),after:()=>e(i.after)}:{before:()=>void a(!0).catch(()=>e(null)),after:()=>void a(!1).catch(()=>e(null))}},[i,t,n,r]),[o,u]=i?[i.before===null,i.after===null]:[t===null,t===null];return l((0,F.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,title:`Previous of the list`,group:e,keys:[`[`],unavailable:o?t(!0):null,run:a.before},{id:`item:next`,title:`Next of the list`,group:e,keys:[`]`],unavailable:u?t(i?.isWhole??!0):null,run:a.after}]},[a,o,u,i])),(0,L.jsxs)(`nav`,{"aria-label":`The list around it`,className:I.tools,children:[(0,L.jsx)(c,{to:`/completions`,children:`Completions`}),(0,L.jsx)(m,{isDisabled:o,onPress:a.before,children:`← Previous`}),(0,L.jsx)(m,{isDisabled:u,onPress:a.after,children:`Next →`}),(0,L.jsx)(`span`,{className:I.second,children:i?`${v(i.place+1)} of ${v(i.count)} loaded`:`in the order of time`})]})}function pt({held:e,id:t}){let[n,r]=(0,F.useState)(null);if((0,F.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return(0,L.jsx)(h,{});let a=()=>e.text(n.id);return(0,L.jsxs)(`div`,{children:[(0,L.jsxs)(`p`,{className:I.tools,children:[(0,L.jsxs)(`span`,{children:[v(n.characters),` characters`]}),(0,L.jsx)(m,{onPress:()=>void a().then(e=>i(e,`all of it`)),children:`Copy`}),(0,L.jsx)(m,{onPress:()=>void a().then(e=>de(t.replace(/[^\w.-]+/g,`_`),`json`,[e])),children:`Download`})]}),(0,L.jsx)(ue,{held:e,of:n.id,label:`Raw`})]})}var Q=500;function mt({id:e}){let{data:t,error:n,isPending:i,refetch:a}=O(De(e));if(i)return(0,L.jsx)(h,{});if(n)return(0,L.jsx)(f,{error:n,retry:()=>void a()});if(t.length===0)return(0,L.jsx)(r,{title:`No stack`,children:(0,L.jsx)(`p`,{children:`The client has not said where it made the call.`})});let o=t.toReversed();return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`ol`,{className:I.stack,"aria-label":`Frames, innermost first`,children:o.slice(0,Q).map(({file:e,line:t,lineno:n,name:r},i)=>(0,L.jsxs)(`li`,{children:[(0,L.jsxs)(`div`,{children:[(0,L.jsx)(`b`,{children:(0,L.jsx)(T,{text:r??`?`})}),` `,(0,L.jsxs)(`code`,{children:[(0,L.jsx)(T,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&(0,L.jsx)(`pre`,{children:(0,L.jsx)(T,{text:t.trim()})})]},i))}),o.length>Q&&(0,L.jsxs)(`p`,{children:[`The innermost `,Q,` of `,o.length,` frames.`]})]})}function ht({of:{id:e,revision:t},renew:n}){let[r,i]=(0,F.useState)(null);(0,F.useEffect)(()=>{let t=null;return p(Te,()=>({filter:{id:{eq:e}},after:t}),{next:({completionChanged:{cursor:e,type:n,completion:r}})=>{t=e,n===`DELETED`?i(`gone`):r&&i({revision:r.revision})},failed:()=>void 0})},[e]);let a=r===`gone`||r!==null&&r.revision>t;return l((0,F.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:a?null:`nothing is new`,run:n}],[n,a])),a?r===`gone`?(0,L.jsx)(`p`,{className:I.note,role:`status`,children:`✕ It was deleted meanwhile.`}):(0,L.jsxs)(`p`,{className:I.note,role:`status`,children:[`It has changed since. `,(0,L.jsx)(m,{onPress:n,children:`Show what is new`})]}):null}var $=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],gt=[`request`,`response`,`extra`,`raw`];function _t(){let{id:e}=ee({from:`/completions/$id`});return(0,L.jsx)(te,{title:`Completion`,children:(0,L.jsx)(vt,{id:e},e)})}function vt({id:e}){let{data:t,error:n,isPending:r,refetch:i}=O(R(e)),{t:a=`conversation`}=b({from:`/completions/$id`}),s=k(),[c,l]=(0,F.useState)(0),u=(0,F.useCallback)(()=>{s.invalidateQueries({queryKey:[`completion`,e]}),l(e=>e+1)},[s,e]);if(bt(e),xt(e),r)return(0,L.jsx)(h,{});if(n)return(0,L.jsx)(f,{error:n,retry:()=>void i()});let{completion:d}=t;return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(ft,{id:e,createdAt:d?.createdAt??null}),d===null?(0,L.jsx)(o,{what:`completion`}):(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(ht,{of:d,renew:u}),(0,L.jsx)(He,{of:d}),(0,L.jsx)(`nav`,{"aria-label":`Parts of the call`,className:I.tabs,children:$.map(({tab:t,title:n})=>(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===a?`page`:void 0,children:n},t))}),(0,L.jsxs)(`div`,{children:[a===`conversation`&&(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(pe,{of:d}),(0,L.jsx)(ge,{of:d}),(0,L.jsx)(oe,{id:e},c)]}),(0,L.jsx)(yt,{id:e,tab:a,alterations:d.alterations},`payload ${c}`),a===`stack`&&(0,L.jsx)(mt,{id:e}),a===`feedback`&&(0,L.jsx)(Ae,{id:e})]})]})]})}function yt({id:e,tab:t,alterations:n}){let r=gt.includes(t),[i,a]=(0,F.useState)(r);r&&!i&&a(!0);let{answered:o,error:s,again:c}=ae(ve,i?e:null),{at:l}=b({from:`/completions/$id`}),u=x({from:`/completions/$id`}),d=(0,F.useCallback)(e=>{u({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[u]);return r?s===void 0?o?t===`raw`?(0,L.jsx)(pt,{id:e,...o}):(0,L.jsx)(ut,{field:t,answered:o,alterations:n,at:l,onAt:d},t):(0,L.jsx)(h,{}):(0,L.jsx)(f,{error:s,retry:c}):null}function bt(e){l((0,F.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void i(location.href,`the link`)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void i(e,`the id`)}],[e]))}function xt(e){let t=x();l((0,F.useMemo)(()=>$.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{_t as Completion};