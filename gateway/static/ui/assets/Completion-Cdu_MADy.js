import{A as e,Aa as t,At as n,C as r,Ci as i,Da as a,Fn as o,Ft as s,Ht as c,Ln as l,N as u,Na as d,Oa as f,Oi as p,Ot as m,P as h,Pt as g,Rt as _,Si as v,T as y,V as b,Vr as x,Vt as ee,Wt as te,Yr as S,_i as C,ca as w,g as ne,gt as T,ia as re,la as E,mi as D,na as O,ra as k,ta as ie,x as ae,zt as A}from"./ui-Bk9Tclzj.js";import{n as oe,t as se}from"./Conversation-BfEfl-jF.js";import{n as ce,r as j,t as M}from"./paths-DCL5ejDm.js";import{t as le}from"./sessionLink-Daz9L2f6.js";import{t as N}from"./useMutation-xz1TwowJ.js";import{t as ue}from"./cost-BW9lNGvJ.js";import{c as P,o as de,s as fe}from"./TurnOf-DblAMG2y.js";import{n as pe}from"./download-CD9Mmpyu.js";var F=d(t(),1),I={header:`_header_5pswx_1`,facts:`_facts_5pswx_7`,filter:`_filter_5pswx_29`,second:`_second_5pswx_36`,bad:`_bad_5pswx_40`,tools:`_tools_5pswx_44`,parts:`_parts_5pswx_53`,reason:`_reason_5pswx_69`,tags:`_tags_5pswx_79`,tabs:`_tabs_5pswx_117`,note:`_note_5pswx_137`,stack:`_stack_5pswx_145`,grades:`_grades_5pswx_160`,counts:`_counts_5pswx_177`,values:`_values_5pswx_181`,veil:`_veil_5pswx_209`,modal:`_modal_5pswx_218`,feedback:`_feedback_5pswx_227`},L=f(),me={UNICODE:`halves of surrogate pairs, or bytes that are no UTF-8, are U+FFFD`,NUMBER:`a number that cannot be stored is a text`,KEY:`a key has another name`,DEPTH:`what is nested too deep is its JSON text`,SIZE:`what has too many values is its JSON text`,CONVERTED:`it was converted`,CUT:`it was too long`,LEFT_OUT:`it is not stored`,MORE:`there are more`};function he({of:{id:e,alterations:t}}){return t.length===0?null:(0,L.jsxs)(`details`,{className:I.note,children:[(0,L.jsxs)(`summary`,{children:[`≠ What is stored differs from what was logged in `,t.length,` `,t.length===1?`place`:`places`]}),(0,L.jsx)(`ul`,{children:t.map(({path:t,kind:r,original:i},a)=>(0,L.jsxs)(`li`,{children:[(0,L.jsx)(_e,{id:e,pointer:t}),`: `,me[r],i!==null&&(0,L.jsxs)(L.Fragment,{children:[`; logged was `,(0,L.jsx)(`code`,{children:(0,L.jsx)(n,{text:i})})]})]},a))})]})}var ge=[`request`,`response`,`extra`];function _e({id:e,pointer:t}){let[r=``,...i]=ce(t),a=(0,L.jsx)(`code`,{children:(0,L.jsx)(n,{text:t})});if(!ge.includes(r))return a;let o=T({t:r,at:j(i)});return(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}${o}`,children:a})}function ve({of:{id:e,answers:t}}){let n=Math.max(0,...(t??[]).map(e=>Array.isArray(e)?e.length:0));return n<2?null:(0,L.jsxs)(`p`,{className:I.note,children:[`Of `,n,` answers this is the first; all of them stand in the`,` `,(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=response`,children:`Response`}),`.`]})}var ye=p(`
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
`),be=p(`
  query CompletionPayload($id: ID!) {
    completion(id: $id) {
      request
      response
      extra
    }
  }
`),xe=p(`
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
`),Se=p(`
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
`),Ce=p(`
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
`),we=p(`
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
`),Te=p(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),Ee=p(`
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
`),De=p(`
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
`),Oe=p(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),R=e=>w({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await C(ye,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return{completion:n.completion,errors:r}}}),ke=e=>w({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await C(xe,{id:e},{signal:t});if(!n.completion)throw r[0]??z();return n.completion.stacktrace}}),Ae=e=>w({queryKey:[`completion`,e,`feedback`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await C(Se,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??z();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function je(e,t){let{data:n}=await C(Ee,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function z(){return new v(`NOT_FOUND`,{message:`This completion is not here any more.`})}function Me({id:e}){let{data:t,error:r,isPending:i,refetch:a}=E(Ae(e));if(i)return(0,L.jsx)(x,{});if(r)return(0,L.jsx)(s,{error:r,retry:()=>void a()});let o=new Map;for(let e of t.nodes)o.set(e.taskId,[...o.get(e.taskId)??[],e]);let c=t.tasks.filter(e=>!o.has(e.id)&&e.archivedAt===null);return(0,L.jsxs)(`div`,{className:I.feedback,children:[t.nodes.length===0&&(0,L.jsxs)(u,{title:`Not graded`,children:[(0,L.jsx)(`p`,{children:`Nobody has given feedback on it.`}),c.length===0&&(0,L.jsxs)(`p`,{children:[`No task asks for a grade of it either: `,(0,L.jsx)(`a`,{href:`#/tasks`,children:`a task`}),` chooses its calls by their tags, or by a filter.`]})]}),[...o].map(([e,t])=>(0,L.jsx)(Ne,{id:e,grades:t},e)),t.pageInfo.hasNextPage&&(0,L.jsxs)(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),c.length>0&&(0,L.jsxs)(`section`,{children:[(0,L.jsx)(`h2`,{children:`Tasks that want a grade`}),(0,L.jsx)(`ul`,{children:c.map(t=>(0,L.jsxs)(`li`,{children:[(0,L.jsx)(`a`,{href:B(t.id),className:I.filter,children:(0,L.jsx)(n,{text:t.name})}),` `,(0,L.jsx)(`a`,{href:`#/grade/${encodeURIComponent(t.id)}${T({i:e})}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var B=e=>`#/tasks/${encodeURIComponent(e)}`;function Ne({id:e,grades:t}){let r=t[0]?.task;return(0,L.jsxs)(`section`,{children:[(0,L.jsx)(`h2`,{children:r?(0,L.jsx)(`a`,{href:B(e),className:I.filter,children:(0,L.jsx)(n,{text:r.name})}):`A task that is gone`}),(0,L.jsx)(`ul`,{className:I.grades,children:t.map(e=>(0,L.jsx)(`li`,{"data-counts":e.adjudicates,children:(0,L.jsx)(Pe,{grade:e})},e.id))})]})}function Pe({grade:t}){let r=t.task?.version,i=r!==void 0&&r!==t.taskVersion;return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsxs)(`p`,{className:I.tools,children:[t.adjudicates&&(0,L.jsx)(`strong`,{className:I.counts,children:`★ the one that counts`}),(0,L.jsxs)(`span`,{children:[`by `,(0,L.jsx)(`b`,{children:V(t)})]}),t.grader?.name!==t.author?.name&&t.author&&(0,L.jsxs)(`span`,{className:I.second,children:[`token `,(0,L.jsx)(n,{text:t.author.name??t.author.tokenId})]}),(0,L.jsx)(e,{at:t.createdAt}),(0,L.jsxs)(`span`,{className:I.second,children:[`version `,t.taskVersion,i&&` of ${r}`]})]}),(0,L.jsx)(H,{of:t.jsonValues,comment:t.comment}),t.history.length>0&&(0,L.jsx)(Fe,{grade:t})]})}function V({grader:e,author:t}){let r=e?.name??e?.id??t?.name??t?.tokenId??`nobody known`,i=e&&e.kind!==`HUMAN`?` (${e.kind.toLowerCase()})`:``;return(0,L.jsx)(n,{text:r+i})}function Fe({grade:t}){let[r,i]=(0,F.useState)(!1);return(0,L.jsxs)(`div`,{children:[(0,L.jsxs)(l,{"aria-expanded":r,onPress:()=>i(!r),children:[r?`▾`:`▸`,` Corrected `,t.history.length,` `,t.history.length===1?`time`:`times`,`, last `,(0,L.jsx)(e,{at:t.updatedAt}),` by`,` `,(0,L.jsx)(n,{text:t.revisedBy?.name??t.revisedBy?.tokenId??`nobody known`})]}),r&&(0,L.jsx)(`ol`,{className:I.grades,"aria-label":`Earlier revisions, newest first`,children:t.history.toReversed().map(t=>(0,L.jsxs)(`li`,{children:[(0,L.jsxs)(`p`,{className:I.tools,children:[`revision `,t.revision,` `,(0,L.jsx)(e,{at:t.at}),(0,L.jsxs)(`span`,{className:I.second,children:[`version `,t.taskVersion]}),t.grader&&V(t)]}),(0,L.jsx)(H,{of:t.jsonValues,comment:t.comment})]},t.revision))})]})}function H({of:e,comment:t}){let r=typeof e==`object`&&e&&!Array.isArray(e)?Object.entries(e):[[``,e]];return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`dl`,{className:I.values,children:r.map(([e,t])=>(0,L.jsxs)(`div`,{children:[(0,L.jsx)(`dt`,{children:(0,L.jsx)(n,{text:e})}),(0,L.jsx)(`dd`,{children:(0,L.jsx)(n,{text:typeof t==`string`?t:JSON.stringify(t,null,1)})})]},e))}),t!==``&&(0,L.jsx)(`blockquote`,{children:(0,L.jsx)(n,{text:t})})]})}function Ie({role:e,...t}){let n=D(e),r=(0,F.useId)();return n===null?(0,L.jsx)(l,{...t}):(0,L.jsxs)(`span`,{children:[(0,L.jsx)(l,{...t,isDisabled:!0,"aria-describedby":r}),` `,(0,L.jsx)(`small`,{id:r,children:n})]})}function Le({id:e}){let[t,n]=(0,F.useState)(!1);return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(Ie,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),(0,L.jsx)(c,{isOpen:t,onOpenChange:n,isDismissable:!0,className:I.veil??``,children:(0,L.jsx)(ee,{className:I.modal??``,children:(0,L.jsx)(Re,{id:e,close:()=>n(!1)})})})]})}function Re({id:e,close:t}){let n=a(),r=O(),{mutate:s,isPending:c,error:u}=N({mutationFn:()=>C(Te,{id:e}),onSuccess:()=>{A(`Deleted`),t(),n.removeQueries({queryKey:[`completion`,e]}),n.invalidateQueries({queryKey:[`completions`]}),r({to:`/completions`})}});return(0,L.jsxs)(te,{role:`alertdialog`,children:[(0,L.jsx)(o,{slot:`title`,children:`Delete this completion?`}),(0,L.jsxs)(`p`,{children:[(0,L.jsx)(`code`,{children:e}),` is gone for good, and so is it from the feedback on it.`]}),u&&(0,L.jsxs)(`p`,{role:`alert`,className:I.bad,children:[`✕ `,i(u).message]}),(0,L.jsxs)(`div`,{className:I.tools,children:[(0,L.jsx)(l,{autoFocus:!0,onPress:t,children:`Keep it`}),(0,L.jsx)(l,{className:`primary`,isDisabled:c,onPress:()=>s(),children:`Delete it`})]})]})}function ze({of:{id:e,tags:t}}){let r=D(`WRITER`),a=(0,F.useId)(),o=(0,F.useRef)(null),s=Be(e);S((0,F.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:r,run:()=>o.current?.focus()}],[r]));let c=e=>s.mutate({tag:e,isAdded:!1});return(0,L.jsxs)(`div`,{className:I.tags,children:[(0,L.jsx)(`ul`,{"aria-label":`Tags`,children:t.map(e=>(0,L.jsxs)(`li`,{children:[(0,L.jsx)(K,{by:{tags:{hasAll:[e]}},children:(0,L.jsx)(n,{text:e})}),r===null&&(0,L.jsx)(l,{"aria-label":`Take away the tag ${e}`,onPress:()=>c(e),children:`×`})]},e))}),(0,L.jsx)(Ve,{input:o,isDisabled:r!==null,why:a,add:e=>s.mutate({tag:e,isAdded:!0})}),r!==null&&(0,L.jsx)(`small`,{id:a,children:r}),s.error&&(0,L.jsxs)(`span`,{role:`alert`,className:I.bad,children:[`✕ `,i(s.error).message]})]})}function Be(e){let t=a();return N({mutationFn:async({tag:t,isAdded:n})=>{let r={id:e,tags:[t]},[i]=(n?(await C(Ce,r)).data.addTags?.results:(await C(we,r)).data.removeTags?.results)??[];if(i?.error)throw new v(i.error.code,i.error);return i?.completion},onSuccess:(n,{tag:r,isAdded:i})=>{if(A(i?`Tagged ${r}`:`${r} is taken away`),!n)return;let{queryKey:a}=R(e);t.setQueryData(a,e=>e?.completion?{...e,completion:{...e.completion,...n}}:e)}})}function Ve({input:e,isDisabled:t,why:n,add:r}){let[i,a]=(0,F.useState)(``),o=(0,F.useId)(),s=E({queryKey:[`tag-suggestions`,i],queryFn:({signal:e})=>C(Oe,{prefix:i},{signal:e}),enabled:i!==``&&i.length<=100});return(0,L.jsxs)(`form`,{onSubmit:e=>{e.preventDefault(),i.trim()!==``&&r(i.trim()),a(``)},children:[(0,L.jsx)(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:i,list:o,disabled:t,...t&&{"aria-describedby":n},onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),(0,L.jsx)(`datalist`,{id:o,children:s.data?.data.suggest?.names.map(({name:e})=>(0,L.jsx)(`option`,{value:e},e))})]})}function He({of:e}){if(!e)return`not reported`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return(0,L.jsx)(U,{all:e.totalTokens===null?`–`:r(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:(0,L.jsx)(W,{name:e,value:r(t),depth:n},e))})}function Ue({of:e}){let{cost:t}=e;return t?(0,L.jsxs)(U,{all:`$${t.total}`,children:[(0,L.jsx)(W,{name:`input`,value:`$${t.input}`,depth:0}),(0,L.jsx)(W,{name:`read from a cache`,value:`$${t.cached}`,depth:1}),(0,L.jsx)(W,{name:`output`,value:`$${t.output}`,depth:0}),(0,L.jsx)(W,{name:`price of`,value:t.pricedModel,depth:0}),(0,L.jsx)(W,{name:`by`,value:t.priceSource,depth:0}),t.priceDate!==null&&(0,L.jsx)(W,{name:`as of`,value:t.priceDate,depth:0})]}):`not known: ${ue(e)}`}function U({all:e,children:t}){return(0,L.jsxs)(`details`,{className:I.parts,children:[(0,L.jsx)(`summary`,{children:e}),(0,L.jsx)(`table`,{children:(0,L.jsx)(`tbody`,{children:t})})]})}function W({name:e,value:t,depth:n}){return(0,L.jsxs)(`tr`,{children:[(0,L.jsx)(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),(0,L.jsx)(`td`,{children:t})]})}function We({of:t}){return(0,L.jsxs)(`header`,{className:I.header,children:[(0,L.jsxs)(`dl`,{className:I.facts,children:[(0,L.jsx)(G,{name:`Status`,children:t.status===null?(0,L.jsx)(y,{of:null}):(0,L.jsx)(K,{by:{status:{eq:t.status}},children:(0,L.jsx)(y,{of:t.status})})}),t.failureKind!==null&&(0,L.jsx)(G,{name:`Failure`,children:(0,L.jsx)(K,{by:{failureKind:{eq:t.failureKind}},children:(0,L.jsx)(n,{text:t.failureKind})})}),(0,L.jsx)(Ge,{of:t}),(0,L.jsx)(G,{name:`Duration`,children:J(t.duration)}),t.timeToFirstToken!==null&&(0,L.jsx)(G,{name:`First token`,children:J(t.timeToFirstToken)}),(0,L.jsx)(G,{name:`Tokens`,children:(0,L.jsx)(He,{of:t.usage})}),(0,L.jsx)(G,{name:`Cost`,children:(0,L.jsx)(Ue,{of:t})}),(0,L.jsx)(Ke,{of:t}),(0,L.jsx)(qe,{of:t}),(0,L.jsx)(G,{name:`Made`,children:(0,L.jsx)(e,{at:t.createdAt})}),t.clientCreatedAt!==null&&(0,L.jsx)(G,{name:`Made, as the client says`,children:t.clientCreatedAt}),(0,L.jsxs)(G,{name:`Changed`,children:[(0,L.jsx)(e,{at:t.updatedAt}),` `,(0,L.jsxs)(`span`,{className:I.second,children:[`revision `,t.revision]})]}),(0,L.jsx)(G,{name:`Id`,children:(0,L.jsx)(`code`,{children:(0,L.jsx)(n,{text:t.id})})})]}),t.isDerivationPending&&(0,L.jsx)(`p`,{className:I.second,children:`Model, tokens and cost are still being worked out.`}),t.failureReason!==null&&(0,L.jsx)(Je,{text:t.failureReason}),(0,L.jsxs)(`div`,{className:I.tools,children:[(0,L.jsx)(ze,{of:t}),(0,L.jsx)(Le,{id:t.id})]})]})}function G({name:e,children:t}){return(0,L.jsxs)(`div`,{children:[(0,L.jsx)(`dt`,{children:e}),(0,L.jsx)(`dd`,{children:t})]})}function K({by:e,children:t}){return(0,L.jsx)(ie,{to:`/completions`,search:{f:e},className:I.filter,children:t})}function Ge({of:{model:e,provider:t,operation:r}}){return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(G,{name:`Model`,children:e===null?`–`:(0,L.jsx)(K,{by:{model:{eq:e}},children:(0,L.jsx)(n,{text:e})})}),t!==null&&(0,L.jsx)(G,{name:`Provider`,children:(0,L.jsx)(K,{by:{provider:{eq:t}},children:(0,L.jsx)(n,{text:t})})}),r!==null&&(0,L.jsx)(G,{name:`Operation`,children:(0,L.jsx)(K,{by:{operation:{eq:r}},children:r.toLowerCase()})})]})}function Ke({of:{finishReason:e,providerFinishReason:t,isRefusal:r}}){return e===null?null:(0,L.jsxs)(G,{name:`Ended by`,children:[(0,L.jsx)(K,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&(0,L.jsx)(`code`,{children:(0,L.jsx)(n,{text:t})}),r&&(0,L.jsx)(`strong`,{className:I.bad,children:` ✕ refusal`})]})}function qe({of:{id:e,session:t,sessionId:r,userId:i,promptVersion:a}}){return(0,L.jsxs)(L.Fragment,{children:[r!==null&&(0,L.jsx)(G,{name:`Session`,children:(0,L.jsx)(`a`,{href:le(r,e),className:I.filter,children:(0,L.jsx)(n,{text:t?.name||r})})}),i!==null&&(0,L.jsx)(G,{name:`User`,children:(0,L.jsx)(K,{by:{userId:{eq:i}},children:(0,L.jsx)(n,{text:i})})}),a!==null&&(0,L.jsx)(G,{name:`Prompt version`,children:(0,L.jsx)(K,{by:{promptVersion:{eq:a}},children:(0,L.jsx)(n,{text:a})})})]})}var q=500;function Je({text:e}){let t=e=>(0,L.jsx)(`div`,{className:I.reason,children:(0,L.jsx)(n,{text:e})});return e.length<=q?t(e):(0,L.jsxs)(`details`,{children:[(0,L.jsxs)(`summary`,{children:[(0,L.jsx)(n,{text:e.slice(0,q)}),`… (`,e.length,` characters)`]}),t(e)]})}function J(e){return e===null?`–`:e<1?`${(e*1e3).toFixed(0)} ms`:`${e.toFixed(2)} s`}var Y=[`request`,`response`,`extra`];function X(e,t,n){return`{"payload":[${`{"path":${JSON.stringify(j(e))},"${n?`ne`:`eq`}":${t}}`}]}`}var Ye=1e3;function Xe({held:e,field:t,row:r}){let i=r?.node,[a,o]=(0,F.useState)(``),[s,c]=(0,F.useState)(null),[u,d]=(0,F.useState)(!1);(0,F.useEffect)(()=>{i!==void 0&&e.path(t,i).then(o,()=>void 0)},[e,t,i]);let f=r!==void 0&&a!==``&&r.count===0&&r.length<=Ye&&Y.includes(t),p=e=>X([t,...M(a)],r?.value??`null`,e),m=f&&r.length===r.value.length?r.value:null,h=e=>m===null?void 0:`#/completions?f=${encodeURIComponent(p(e))}`,[g,v]=[h(!1),h(!0)];if(S((0,F.useMemo)(()=>{let e=`JSON`,t=g===void 0?`not for this value`:null,n=e=>()=>{e!==void 0&&(location.hash=e)};return[{id:`filter-to`,title:`Filter to this value`,group:e,keys:[`+`],unavailable:t,run:n(g)},{id:`exclude`,title:`Exclude this value`,group:e,keys:[`-`],unavailable:t,run:n(v)}]},[g,v])),!r)return null;let y=async()=>_(await e.value(r.node),`the value`),b=async()=>{let n=await e.source(r.node);await _(X([t,...M(a)],n,!1),`the filter`)};return(0,L.jsxs)(`section`,{"aria-label":`The focused value`,children:[(0,L.jsxs)(`div`,{className:P.focused,children:[(0,L.jsxs)(`code`,{children:[t,a!==``&&`.`,(0,L.jsx)(n,{text:a})]}),(0,L.jsx)(l,{onPress:()=>void y(),children:`Copy value`}),(0,L.jsx)(l,{onPress:()=>void _([t,a].filter(Boolean).join(`.`),`the path`),children:`Copy path`}),a!==``&&Y.includes(t)&&(0,L.jsx)(l,{onPress:()=>void b(),children:`Copy as filter`}),g&&(0,L.jsx)(`a`,{href:g,children:`Filter to`}),v&&(0,L.jsx)(`a`,{href:v,children:`Exclude`}),r.kind===2&&(0,L.jsx)(l,{onPress:()=>{d(!1),e.clip(r.node).then(e=>c({node:r.node,clip:e}))},children:`Show as text`})]}),s?.node===r.node&&(0,L.jsx)(`div`,{className:P.value,children:(0,L.jsx)(de,{held:e,clip:s.clip,label:a,isOpen:u,setOpen:d},s.clip.id)})]})}var Ze=16,Qe=200,$e={2:P.string,3:P.number,4:P.word,5:P.word};function et({row:e,index:t,start:r,isFocused:i,sought:a,alteration:o,onFocus:s,onFold:c}){let l=a!==``&&tt(e,a);return(0,L.jsxs)(`div`,{role:`treeitem`,"data-row":t,"aria-level":e.level,"aria-posinset":e.position+1,"aria-setsize":e.siblings,"aria-selected":i,...e.count>0&&{"aria-expanded":!e.isFolded},tabIndex:i?0:-1,className:P.row,style:{transform:`translateY(${r}px)`,paddingInlineStart:(Math.min(e.level,40)-1)*Ze},onFocus:s,children:[e.count>0?(0,L.jsx)(`span`,{className:P.twist,onClick:c,"aria-hidden":!0,children:e.isFolded?`▸`:`▾`}):(0,L.jsx)(`span`,{className:P.twist,"aria-hidden":!0}),e.name!==null&&(0,L.jsx)(`span`,{className:P.key,children:(0,L.jsx)(n,{text:ae(e.name===``?`""`:e.name,Qe)+`:`})}),(0,L.jsxs)(`span`,{className:`${$e[e.kind]??``} ${l?P.found:``}`,children:[(0,L.jsx)(n,{text:e.value}),e.length>e.value.length&&e.value!==``&&`…`]}),(0,L.jsx)(`span`,{className:P.size,children:nt(e)}),o&&(0,L.jsxs)(`span`,{className:P.altered,title:o.original??``,children:[`≠ `,o.kind.toLowerCase()]})]})}function tt({name:e,value:t},n){return`${e??``} ${t}`.toLowerCase().includes(n.toLowerCase())}function nt(e){return e.kind===0?e.count===0?`{}`:`{${r(e.count)}}`:e.kind===1?e.count===0?`[]`:`[${r(e.count)}]`:e.length>e.value.length?`${r(e.length)} characters`:``}var rt=150;function it({held:e,field:t,tree:n,sought:i,setSought:a}){let o=(0,F.useRef)(null),[s,c]=(0,F.useState)(null),{lay:u}=n;(0,F.useEffect)(()=>{if(i===``)return;let n=setTimeout(()=>{e.search(t,i).then(n=>{c({count:n,at:0}),A(`${n} found`),n>0&&u(e.match(t,0))})},rt);return()=>{clearTimeout(n)}},[e,t,i,u]);let d=n=>{if(!s||s.count===0)return;let r=(s.at+n+s.count)%s.count;c({...s,at:r}),u(e.match(t,r))};return S((0,F.useMemo)(()=>[{id:`filter`,title:`Search the JSON`,group:`JSON`,keys:[`/`],run:()=>o.current?.focus()}],[])),(0,L.jsxs)(`div`,{className:P.tools,role:`search`,children:[(0,L.jsx)(`input`,{ref:o,type:`search`,"aria-label":`Search in ${t}`,placeholder:`Search keys and values`,value:i,onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Enter`&&d(e.shiftKey?-1:1)}}),s&&i!==``&&(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`span`,{className:P.count,children:s.count===0?`nothing found`:`${r(s.at+1)} of ${r(s.count)}`}),(0,L.jsx)(l,{"aria-label":`Previous found`,onPress:()=>d(-1),children:`↑`}),(0,L.jsx)(l,{"aria-label":`Next found`,onPress:()=>d(1),children:`↓`})]}),(0,L.jsx)(l,{onPress:()=>u(e.foldAll(t,!0)),children:`Fold all`}),(0,L.jsx)(l,{onPress:()=>u(e.foldAll(t,!1)),children:`Unfold all`})]})}function at(e,t,n){let[r,i]=(0,F.useState)({count:0,version:0}),[a,o]=(0,F.useState)(0),[s,c]=(0,F.useState)(0),[l,u]=(0,F.useState)({from:0,to:100}),[d,f]=(0,F.useState)({from:0,rows:[]}),[p]=(0,F.useState)(n),m=(0,F.useCallback)((e,{keep:t=!1}={})=>{e.then(({count:e,row:n})=>{i(({version:t})=>({count:e,version:t+1})),o(n<0?t=>Math.min(t,e-1):n),n>=0&&!t&&c(e=>e+1)},()=>void 0)},[]);(0,F.useEffect)(()=>m(e.open(t,p)),[e,t,p,m]),(0,F.useEffect)(()=>{let n=!0;return e.rows(t,l.from,l.to).then(e=>n&&f({from:l.from,rows:e}),()=>void 0),()=>{n=!1}},[e,t,l,r]);let h=(0,F.useCallback)((e,t)=>{u(n=>n.from===e&&n.to===t?n:{from:e,to:t})},[]);return{count:r.count,focused:a,focus:o,row:e=>d.rows[e-d.from],look:h,lay:m,jumps:s,isReady:r.version>0}}var ot=24,Z=60;function st({held:e,field:t,at:n=``,onAt:r,alterations:i}){let a=at(e,t,n),[o,s]=(0,F.useState)(``),c=ut(e,i),l=a.row(a.focused)?.node;return(0,F.useEffect)(()=>{if(l===void 0||!r)return;let n=!0,i=setTimeout(()=>{e.path(t,l).then(e=>n&&r(e))},300);return()=>{n=!1,clearTimeout(i)}},[e,t,l,r]),S((0,F.useMemo)(()=>{let n=`JSON`,r=n=>a.lay(e.foldAll(t,n));return[{id:`json:unfold`,title:`Unfold all`,group:n,keys:[`Shift e`],run:()=>r(!1)},{id:`json:fold`,title:`Fold all`,group:n,run:()=>r(!0)}]},[e,t,a.lay])),(0,L.jsxs)(`div`,{children:[(0,L.jsx)(it,{held:e,field:t,tree:a,sought:o,setSought:s}),a.isReady?(0,L.jsx)(ct,{held:e,field:t,tree:a,sought:o,altered:c}):(0,L.jsx)(x,{}),(0,L.jsx)(Xe,{held:e,field:t,row:a.row(a.focused)})]})}function ct({held:e,field:t,tree:n,sought:r,altered:i}){let a=(0,F.useRef)(null),{count:o,focused:s,look:c,jumps:l}=n,u=ne({count:o,getScrollElement:()=>a.current,estimateSize:()=>ot,overscan:20}),{startIndex:d=0,endIndex:f=0}=u.range??{};(0,F.useEffect)(()=>c(Math.max(0,d-Z),f+Z),[c,d,f]),(0,F.useEffect)(()=>{l>0&&u.scrollToIndex(s,{align:`center`})},[l]);let p=e=>{let t=Math.max(0,Math.min(o-1,e));n.focus(t),u.scrollToIndex(t),requestAnimationFrame(()=>a.current?.querySelector(`[data-row="${t}"]`)?.focus())},m=(r,i)=>{let a=n.row(r);a&&a.count>0&&n.lay(e.fold(t,a.node,i),{keep:!0})},h=e=>{let t=n.row(s),r=g[e.key];!t||!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r(t.count>0&&!t.isFolded,t.node))},g={ArrowDown:()=>p(s+1),ArrowUp:()=>p(s-1),PageDown:()=>p(s+f-d-1),PageUp:()=>p(s-(f-d-1)),Home:()=>p(0),End:()=>p(o-1),ArrowRight:e=>e?p(s+1):m(s,!1),ArrowLeft:(n,r)=>{n?m(s,!0):e.parent(t,r).then(e=>e>=0&&p(e))},e:e=>m(s,e)};return(0,L.jsx)(`div`,{ref:a,className:P.tree,role:`tree`,"aria-label":`JSON of ${t}`,onKeyDown:h,children:(0,L.jsx)(`div`,{style:{height:u.getTotalSize()},className:P.all,role:`none`,children:u.getVirtualItems().map(({index:e,start:t})=>{let a=n.row(e);return a?(0,L.jsx)(et,{row:a,index:e,start:t,sought:r,isFocused:e===s,alteration:i.get(a.node),onFocus:()=>n.focus(e),onFold:()=>m(e,!a.isFolded)},a.node):null})})})}var lt=new Map;function ut(e,t){let[n,r]=(0,F.useState)(lt);return(0,F.useEffect)(()=>{t&&t.length!==0&&e.pointed(t.map(({path:e})=>e)).then(e=>r(new Map(e.flatMap((e,n)=>{let r=t[n];return r&&e>=0?[[e,r]]:[]}))),()=>void 0)},[e,t]),n}function dt({answered:e,field:t,alterations:n,at:r,onAt:i}){return e.loaded.has[t]===!0?(0,L.jsx)(st,{held:e.held,field:t,onAt:i,alterations:n,at:r??``}):(0,L.jsx)(u,{title:`No ${t}`,children:(0,L.jsx)(`p`,{children:`Nothing of it is logged.`})})}function ft(e,{rows:t,isWhole:n}=b()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}function pt({id:e,createdAt:t}){let n=O(),{t:i}=k({from:`/completions/$id`}),a=(0,F.useMemo)(()=>ft(e),[e]),o=(0,F.useMemo)(()=>{let e=e=>{e===null?A(`There is no further one`):n({to:`/completions/$id`,params:{id:e},search:i===void 0?{}:{t:i},replace:!0})},r=async n=>{t!==null&&e(await je(t,n))};return a?{before:()=>e(a.before),after:()=>e(a.after)}:{before:()=>void r(!0).catch(()=>e(null)),after:()=>void r(!1).catch(()=>e(null))}},[a,t,n,i]),[s,c]=a?[a.before===null,a.after===null]:[t===null,t===null];return S((0,F.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,title:`Previous of the list`,group:e,keys:[`[`],unavailable:s?t(!0):null,run:o.before},{id:`item:next`,title:`Next of the list`,group:e,keys:[`]`],unavailable:c?t(a?.isWhole??!0):null,run:o.after}]},[o,s,c,a])),(0,L.jsxs)(`nav`,{"aria-label":`The list around it`,className:I.tools,children:[(0,L.jsx)(ie,{to:`/completions`,children:`Completions`}),(0,L.jsx)(l,{isDisabled:s,onPress:o.before,children:`← Previous`}),(0,L.jsx)(l,{isDisabled:c,onPress:o.after,children:`Next →`}),(0,L.jsx)(`span`,{className:I.second,children:a?`${r(a.place+1)} of ${r(a.count)} loaded`:`in the order of time`})]})}function mt({held:e,id:t}){let[n,i]=(0,F.useState)(null);if((0,F.useEffect)(()=>{e.raw().then(i,()=>void 0)},[e]),!n)return(0,L.jsx)(x,{});let a=()=>e.text(n.id);return(0,L.jsxs)(`div`,{children:[(0,L.jsxs)(`p`,{className:I.tools,children:[(0,L.jsxs)(`span`,{children:[r(n.characters),` characters`]}),(0,L.jsx)(l,{onPress:()=>void a().then(e=>_(e,`all of it`)),children:`Copy`}),(0,L.jsx)(l,{onPress:()=>void a().then(e=>pe(t.replace(/[^\w.-]+/g,`_`),`json`,[e])),children:`Download`})]}),(0,L.jsx)(fe,{held:e,of:n.id,label:`Raw`})]})}var Q=500;function ht({id:e}){let{data:t,error:r,isPending:i,refetch:a}=E(ke(e));if(i)return(0,L.jsx)(x,{});if(r)return(0,L.jsx)(s,{error:r,retry:()=>void a()});if(t.length===0)return(0,L.jsx)(u,{title:`No stack`,children:(0,L.jsx)(`p`,{children:`The client has not said where it made the call.`})});let o=t.toReversed();return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(`ol`,{className:I.stack,"aria-label":`Frames, innermost first`,children:o.slice(0,Q).map(({file:e,line:t,lineno:r,name:i},a)=>(0,L.jsxs)(`li`,{children:[(0,L.jsxs)(`div`,{children:[(0,L.jsx)(`b`,{children:(0,L.jsx)(n,{text:i??`?`})}),` `,(0,L.jsxs)(`code`,{children:[(0,L.jsx)(n,{text:e??`?`}),r!==null&&`:${r}`]})]}),t!==null&&t!==``&&(0,L.jsx)(`pre`,{children:(0,L.jsx)(n,{text:t.trim()})})]},a))}),o.length>Q&&(0,L.jsxs)(`p`,{children:[`The innermost `,Q,` of `,o.length,` frames.`]})]})}function gt({of:{id:e,revision:t},renew:n}){let[r,i]=(0,F.useState)(null);(0,F.useEffect)(()=>{let t=null;return m(De,()=>({filter:{id:{eq:e}},after:t}),{next:({completionChanged:{cursor:e,type:n,completion:r}})=>{t=e,n===`DELETED`?i(`gone`):r&&i({revision:r.revision})},failed:()=>void 0})},[e]);let a=r===`gone`||r!==null&&r.revision>t;return S((0,F.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:a?null:`nothing is new`,run:n}],[n,a])),a?r===`gone`?(0,L.jsx)(`p`,{className:I.note,role:`status`,children:`✕ It was deleted meanwhile.`}):(0,L.jsxs)(`p`,{className:I.note,role:`status`,children:[`It has changed since. `,(0,L.jsx)(l,{onPress:n,children:`Show what is new`})]}):null}var $=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],_t=[`request`,`response`,`extra`,`raw`];function vt(){let{id:e}=re({from:`/completions/$id`});return(0,L.jsx)(g,{title:`Completion`,children:(0,L.jsx)(yt,{id:e},e)})}function yt({id:e}){let{data:t,error:n,isPending:r,refetch:i}=E(R(e)),{t:o=`conversation`}=k({from:`/completions/$id`}),c=a(),[l,u]=(0,F.useState)(0),d=(0,F.useCallback)(()=>{c.invalidateQueries({queryKey:[`completion`,e]}),u(e=>e+1)},[c,e]);if(xt(e),St(e),r)return(0,L.jsx)(x,{});if(n)return(0,L.jsx)(s,{error:n,retry:()=>void i()});let{completion:f}=t;return(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(pt,{id:e,createdAt:f?.createdAt??null}),f===null?(0,L.jsx)(h,{what:`completion`}):(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(gt,{of:f,renew:d}),(0,L.jsx)(We,{of:f}),(0,L.jsx)(`nav`,{"aria-label":`Parts of the call`,className:I.tabs,children:$.map(({tab:t,title:n})=>(0,L.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===o?`page`:void 0,children:n},t))}),(0,L.jsxs)(`div`,{children:[o===`conversation`&&(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(he,{of:f}),(0,L.jsx)(ve,{of:f}),(0,L.jsx)(se,{id:e},l)]}),(0,L.jsx)(bt,{id:e,tab:o,alterations:f.alterations},`payload ${l}`),o===`stack`&&(0,L.jsx)(ht,{id:e}),o===`feedback`&&(0,L.jsx)(Me,{id:e})]})]})]})}function bt({id:e,tab:t,alterations:n}){let r=_t.includes(t),[i,a]=(0,F.useState)(r);r&&!i&&a(!0);let{answered:o,error:c,again:l}=oe(be,i?e:null),{at:u}=k({from:`/completions/$id`}),d=O({from:`/completions/$id`}),f=(0,F.useCallback)(e=>{d({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[d]);return r?c===void 0?o?t===`raw`?(0,L.jsx)(mt,{id:e,...o}):(0,L.jsx)(dt,{field:t,answered:o,alterations:n,at:u,onAt:f},t):(0,L.jsx)(x,{}):(0,L.jsx)(s,{error:c,retry:l}):null}function xt(e){S((0,F.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void _(location.href,`the link`)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void _(e,`the id`)}],[e]))}function St(e){let t=O();S((0,F.useMemo)(()=>$.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{vt as Completion};